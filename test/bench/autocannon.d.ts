declare module 'autocannon' {
  interface Options {
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly connections: number;
    /** Seconds. */
    readonly duration: number;
  }

  interface Running {
    /** `took`: milliseconds. */
    on(event: 'response', heard: (client: object, status: number, bytes: number, took: number) => void): void;
  }

  export default function autocannon(options: Options, done: (error: Error | null) => void): Running;
}
