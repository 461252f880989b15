import { maskCard, maskIdNumber, maskName, maskPhone, surnameOf } from './mask';

describe('a masked name', () => {
  it.each([
    ['张三', '张*'],
    ['张小三', '张*三'],
    ['欧阳小明', '欧**明'],
    ['阿依·买买提', '阿*·买*提'],
    ['阿·买买提', '*·买*提'],
    ['张', '*'],
    ['', '*'],
    ['𠮷田', '𠮷*'],
  ])('of %p is %p', (name, masked) => expect(maskName(name)).toBe(masked));
});

describe('a masked number', () => {
  it.each([
    ['990101199001011234', '990*************34'],
    ['E12345678', 'E12****78'],
    ['12345', '*****'],
    ['', '*'],
  ])('of the ID %p keeps three in front and two behind: %p', (id, masked) => expect(maskIdNumber(id)).toBe(masked));

  it.each([
    ['12000005678', '120****5678'],
    ['010-12345678', '010*****5678'],
    ['12345678', '******78'],
    ['1234567', '*****67'],
    ['12345', '*****'],
    ['', '*'],
  ])('of the phone %p never shows more than it hides of a short one: %p', (phone, masked) =>
    expect(maskPhone(phone)).toBe(masked),
  );

  it.each([
    ['6222000000001234', '尾号1234'],
    ['12345678', '尾号****'],
    ['1234', '尾号****'],
    ['', '尾号****'],
  ])('of the card %p is its last four at most: %p', (card, masked) => expect(maskCard(card)).toBe(masked));
});

describe('a surname', () => {
  it.each([
    ['张小三', '张'],
    ['欧阳小明', '欧阳'],
    ['歐陽小明', '歐陽'],
    ['𠮷田', '𠮷'],
    ['', ''],
  ])('of %p is %p', (name, surname) => expect(surnameOf(name)).toBe(surname));
});
