package io.tacho.stress.cli;

import picocli.CommandLine.IVersionProvider;

/** The version, from the jar's manifest. */
final class Version implements IVersionProvider {
    Version() {}

    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {
            "tacho " + (version == null ? "(from classes)" : version), "JVM " + Runtime.version()
        };
    }
}
