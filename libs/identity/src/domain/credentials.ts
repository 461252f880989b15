import { refuse } from './identity.problems';

export const PASSWORD_MIN = 8;
export const PASSWORD_MAX = 200;

/** Most used of those that are 8 and longer, and what people here add to them. */
const COMMON_PASSWORDS = new Set(
  `12345678 123456789 1234567890 password 11111111 00000000 88888888 66666666 87654321 987654321 9876543210
   123123123 12341234 12344321 11223344 112233445566 123456123456 147258369 147852369 789456123 741852963
   qwertyui qwertyuiop qwerty123 qwer1234 1qaz2wsx 1q2w3e4r 1q2w3e4r5t q1w2e3r4 asdfghjk asdfghjkl zxcvbnm123
   asdf1234 abcd1234 abc12345 abc123456 abcdefgh a1234567 a12345678 a123456789 aa123456 aaaaaaaa woaini1314
   woaini520 5201314520 13145200 iloveyou password1 passw0rd p@ssw0rd admin123 admin888 administrator
   gonghui123 nuanjia123 20252025 20262026`.split(/\s+/),
);

const not = (sentence: string): never =>
  refuse('password.not-allowed', sentence, { fields: [{ field: 'password', message: sentence }] });

/** Refuses `password.not-allowed` with what to do. Length counts characters as people see them. */
export function checkPassword(password: string, login: string | null): void {
  const length = Array.from(password).length;
  if (length < PASSWORD_MIN) not(`密码至少要 ${PASSWORD_MIN} 个字符。`);
  if (length > PASSWORD_MAX) not(`密码最多 ${PASSWORD_MAX} 个字符。`);
  const plain = password.normalize('NFKC').toLowerCase();
  if (login !== null && plain === login) not('密码不能和登录名一样，请换一个。');
  if (COMMON_PASSWORDS.has(plain) || new Set(plain).size === 1) not('这个密码太常见，别人容易猜到，请换一个。');
}

/** Whoever gave out a one-time password must not know the one that follows. Refuses `password.not-allowed`. */
export function checkIsAnother(password: string, current: string): void {
  if (password.normalize('NFKC') === current.normalize('NFKC')) not('新密码不能和原密码一样，请换一个。');
}

const LOGIN = /^[\p{L}\p{N}][\p{L}\p{N}._-]{2,39}$/u;
const PHONE = /^1\d{10}$/;

/** Full-width and capital letters are the same login. */
export const foldLogin = (text: string): string => text.trim().normalize('NFKC').toLowerCase();

export const isPhone = (text: string): boolean => PHONE.test(text);

/** A login as it is kept; refuses what could be taken for a phone number. */
export function loginOf(text: string): string {
  const login = foldLogin(text);
  if (!LOGIN.test(login) || isPhone(login))
    refuse('login.not-allowed', undefined, { fields: [{ field: 'login', message: '登录名不合格式' }] });
  return login;
}

/** A mobile number as it is kept: 11 digits, without +86, spaces and dashes. */
export function phoneOf(text: string): string {
  const phone = foldLogin(text)
    .replace(/[\s-]/g, '')
    .replace(/^(\+?86)(?=1\d{10}$)/, '');
  if (!isPhone(phone))
    refuse('phone.not-allowed', undefined, { fields: [{ field: 'phone', message: '手机号要 11 位数字' }] });
  return phone;
}
