/** As the API asks: shorter ones are refused before they are sent. */
export const PASSWORD_MIN = 8;
