// Runs a program to its end and gives back everything that it printed.
import { spawn } from 'node:child_process';

export interface CommandResult {
  /** Undefined when the program could not be started, as when it is not installed. */
  exitCode: number | null | undefined;
  output: string;
}

export function runCommand(
  command: string,
  args: string[],
  onOutput: (text: string) => void = () => undefined,
): Promise<CommandResult> {
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
        onOutput(text);
      });
    }
    child.on('error', (error) => resolve({ exitCode: undefined, output: error.message }));
    child.on('close', (exitCode) => resolve({ exitCode, output }));
  });
}
