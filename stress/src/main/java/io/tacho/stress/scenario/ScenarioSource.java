package io.tacho.stress.scenario;

import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * Where scenarios come from: those of this tool by name, others by the name of their class, or by
 * their own name where a jar registers them for {@link ServiceLoader}.
 */
public final class ScenarioSource {
    private final List<Path> jars;
    private final ClassLoader loader;

    private ScenarioSource(List<Path> jars, ClassLoader loader) {
        this.jars = jars;
        this.loader = loader;
    }

    /**
     * Those of this tool, and of jars.
     *
     * @param jars which need not be on the class path
     * @return the source
     * @throws IllegalArgumentException if one is not there
     */
    public static ScenarioSource of(List<Path> jars) {
        URL[] urls = new URL[jars.size()];
        for (int i = 0; i < urls.length; i++) {
            Path jar = jars.get(i);
            if (!Files.isReadable(jar)) {
                throw new IllegalArgumentException(jar + " is not there, or can't be read");
            }
            try {
                urls[i] = jar.toUri().toURL();
            } catch (MalformedURLException e) {
                throw new IllegalArgumentException(jar + " is no file", e);
            }
        }
        ClassLoader own = ScenarioSource.class.getClassLoader();
        // Open as long as the process: its classes are loaded as they are needed.
        return new ScenarioSource(
                List.copyOf(jars), urls.length == 0 ? own : new URLClassLoader(urls, own));
    }

    /**
     * Makes a scenario.
     *
     * @param name of it, or of its class
     * @return a new one
     * @throws IllegalArgumentException if there is none, or it can't be made; the message says why
     */
    public Scenario create(String name) {
        Scenario own = Scenarios.create(name);
        if (own != null) {
            return own;
        }
        Scenario registered = registered(name);
        if (registered != null) {
            return registered;
        }
        try {
            return instance(Class.forName(name, false, loader));
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException(missing(name), e);
        } catch (LinkageError e) {
            throw new IllegalArgumentException(
                    "'" + name + "' can't be loaded (" + e + "); is a --jar missing?", e);
        }
    }

    private @Nullable Scenario registered(String name) {
        if (jars.isEmpty()) {
            return null;
        }
        try {
            for (Scenario each : ServiceLoader.load(Scenario.class, loader)) {
                if (name.equals(each.name())) {
                    return each;
                }
            }
            return null;
        } catch (ServiceConfigurationError e) {
            throw new IllegalArgumentException(
                    "a scenario that " + jars + " register can't be made (" + e.getMessage() + ")",
                    e);
        }
    }

    /**
     * Makes one of a class.
     *
     * @param type public, with a public constructor without parameters
     * @return a new one
     * @throws IllegalArgumentException if it is no scenario, or can't be made
     */
    public static Scenario instance(Class<?> type) {
        if (!Scenario.class.isAssignableFrom(type)) {
            throw new IllegalArgumentException(
                    "'"
                            + type.getName()
                            + "' is no scenario; it has to implement "
                            + Scenario.class.getName());
        }
        try {
            return (Scenario) type.getConstructor().newInstance();
        } catch (NoSuchMethodException | InstantiationException | IllegalAccessException e) {
            throw new IllegalArgumentException(
                    "'"
                            + type.getName()
                            + "' can't be made; it has to be a public class with a public"
                            + " constructor without parameters",
                    e);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(
                    "the constructor of '" + type.getName() + "' threw " + e.getCause(), e);
        }
    }

    private String missing(String name) {
        List<String> known = new ArrayList<>();
        Scenarios.all().forEach(each -> known.add(each.name()));
        return "there is no '"
                + name
                + "'; there are "
                + String.join(", ", known)
                + (jars.isEmpty()
                        ? "; of your own by its class, in a --jar"
                        : "; no such class in " + jars + " either");
    }
}
