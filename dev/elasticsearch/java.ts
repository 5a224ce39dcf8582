// Finds the Java that Elasticsearch runs on.
import { DevError } from '../dev_error';
import { runCommand } from '../run_command';

const OLDEST_JAVA = 17;
const REMEDY =
  'install Java 17 or newer and put it on the PATH, or set ELASTICSEARCH_URL to a cluster of your own';

/** Home folder of the `java` on the PATH, which must be new enough. */
export async function findJavaHome(): Promise<string> {
  const { exitCode, output } = await runCommand('java', ['-XshowSettings:properties', '-version']);
  const home = /^\s*java\.home = (.+)$/m.exec(output)?.[1]?.trim();
  const version = /^\s*java\.specification\.version = (.+)$/m.exec(output)?.[1]?.trim();
  if (exitCode !== 0 || !home || !version) {
    throw new DevError(
      'no_java',
      'Elasticsearch needs Java, and no working java was found',
      REMEDY,
    );
  }
  // Java 8 and older call themselves 1.8, 1.7, ...
  if (Number.parseInt(version, 10) < OLDEST_JAVA) {
    throw new DevError('java_too_old', `Java ${version} is too old for Elasticsearch`, REMEDY);
  }
  return home;
}
