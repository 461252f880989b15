import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';

export type Environment = Readonly<Record<string, string | undefined>>;

export interface SettingsSection<T> {
  new (): T;
  /** Property → environment variable. The only names that the section reads. */
  readonly variables: Readonly<Record<string, string>>;
}

/** Every section that was declared; the compose file and the README are checked against it. */
export const SETTINGS_SECTIONS: SettingsSection<object>[] = [];

/** Declares a section of the configuration and the environment variables that it reads. */
export const Settings = <T extends object>(section: SettingsSection<T>): void => {
  SETTINGS_SECTIONS.push(section);
};

/** Reads and validates one section. A bad value stops the start: the error names the variable and what it must be. */
export function loadSettings<T extends object>(section: SettingsSection<T>, environment: Environment): T {
  const given: Record<string, string> = {};
  for (const [property, variable] of Object.entries(section.variables)) {
    const value = environment[variable];
    if (value !== undefined && value !== '') given[property] = value;
  }
  const settings = plainToInstance(section, given, { exposeDefaultValues: true, enableImplicitConversion: false });
  const errors = validateSync(settings, { forbidUnknownValues: false });
  if (errors.length > 0) {
    const lines = errors.map((error) => {
      const variable = section.variables[error.property] ?? error.property;
      return `${variable}: ${Object.values(error.constraints ?? {}).join('; ')}`;
    });
    throw new Error(`configuration is not usable:\n  ${lines.join('\n  ')}`);
  }
  return settings;
}

/** The one place where the process environment is read. */
export const settingsProvider = <T extends object>(section: SettingsSection<T>) => ({
  provide: section,
  useFactory: () => loadSettings(section, process.env),
});
