import { checkIsAnother, checkPassword, foldLogin, loginOf, phoneOf } from './credentials';

describe('credentials', () => {
  it.each(['1234567', '春风十里不如', 'a'.repeat(201)])(
    'refuses a password that is too short or too long: %#',
    (password) => {
      expect(() => checkPassword(password, null)).toThrow('password.not-allowed');
    },
  );

  it.each(['12345678', 'PASSWORD', '88888888', 'qwertyuiop', '12345678', '张张张张张张张张'])(
    'refuses a password that everybody tries: %s',
    (password) => {
      expect(() => checkPassword(password, null)).toThrow('password.not-allowed');
    },
  );

  it('refuses the login name as a password, in whatever letters', () => {
    expect(() => checkPassword('Wang.XiuYing', 'wang.xiuying')).toThrow('password.not-allowed');
  });

  it('refuses the present password as a new one, in whatever width', () => {
    expect(() => checkIsAnother('ｋ3＃vT9!z', 'k3#vT9!z')).toThrow('password.not-allowed');
    expect(() => checkIsAnother('k3#vT9!Z', 'k3#vT9!z')).not.toThrow();
  });

  it.each(['春风十里不如你吗', 'k3#vT9!z', 'a'.repeat(199) + 'b'])('takes %s', (password) => {
    expect(() => checkPassword(password, 'wang')).not.toThrow();
  });

  it.each([
    ['  Wang.Xiu ', 'wang.xiu'],
    ['王秀英', '王秀英'],
    ['wang1', 'wang1'],
  ])('keeps the login %j as %s', (given, kept) => {
    expect(loginOf(given)).toBe(kept);
    expect(foldLogin(given)).toBe(kept);
  });

  it.each(['ab', '.abc', 'a b c', 'a@b.cn', '12000000001', 'x'.repeat(41), '<b>'])('refuses the login %j', (given) => {
    expect(() => loginOf(given)).toThrow('login.not-allowed');
  });

  it.each(['12000000001', '+86 120 0000 0001', '120-0000-0001', '12000000001'])('reads the phone %s', (given) => {
    expect(phoneOf(given)).toBe('12000000001');
  });

  it.each(['1200000000', '02000000001', '120000000011', '', '座机'])('refuses the phone %j', (given) => {
    expect(() => phoneOf(given)).toThrow('phone.not-allowed');
  });
});
