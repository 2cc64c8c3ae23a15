package io.tacho.stress.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the HTML report is made of, from the class path: its own files and those of uPlot. */
final class ReportAssets {
    private static final String CHARTS = "org.webjars.npm/uplot";

    /** In the order in which they need one another when they are run. */
    private static final List<String> SCRIPTS =
            List.of(
                    "format",
                    "dom",
                    "colours",
                    "buckets",
                    "model",
                    "view",
                    "address",
                    "timechart",
                    "overtime",
                    "heatmap",
                    "curve",
                    "waits",
                    "tables",
                    "operations",
                    "outcome",
                    "range",
                    "page");

    ReportAssets() {}

    String page() {
        return own("page.html");
    }

    /** Of the analysis, whose script chooses between light and dark. */
    String style() {
        return own("light.css")
                + own("dark.css").replace(":root", ":root[data-theme='dark']")
                + own("base.css")
                + own("page.css");
    }

    /** Of the suite's report, which has no script: the system's choice is the reader's. */
    String benchStyle() {
        return own("light.css")
                + "@media (prefers-color-scheme: dark) {\n"
                + own("dark.css")
                + "}\n"
                + own("base.css")
                + own("bench.css");
    }

    /** One function, so that the page's names are nobody else's. */
    String script() {
        return SCRIPTS.stream()
                .map(name -> own("js/" + name + ".js"))
                .collect(Collectors.joining("\n", "(() => {\n'use strict';\n\n", "})();\n"));
    }

    String chartStyle() {
        return charts("dist/uPlot.min.css");
    }

    /** With its licence, which asks to be wherever the script is. */
    String chartScript() {
        return "/*\n" + charts("LICENSE") + "\n*/\n" + charts("dist/uPlot.iife.min.js");
    }

    private static String own(String name) {
        return read(ReportAssets.class.getResourceAsStream(name), name);
    }

    private static String charts(String name) {
        String path = "/META-INF/resources/webjars/uplot/" + chartsVersion() + "/" + name;
        return read(ReportAssets.class.getResourceAsStream(path), path);
    }

    /** As the archive says, so that only the build names a version. */
    private static String chartsVersion() {
        String path = "/META-INF/maven/" + CHARTS + "/pom.properties";
        Properties properties = new Properties();
        try {
            properties.load(
                    new StringReader(read(ReportAssets.class.getResourceAsStream(path), path)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }

    /** With the line ends that a browser makes of any: it hashes what it parsed. */
    private static String read(@Nullable InputStream resource, String name) {
        if (resource == null) {
            throw new IllegalStateException("the report's " + name + " is not on the class path");
        }
        try (resource) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("the report's " + name + " can't be read", e);
        }
    }
}
