package io.tacho.profiling.endurance;

import java.io.PrintStream;
import java.util.List;

/**
 * Runs one of the courses, or all, and prints what came of it.
 *
 * <pre>mvn -q -B -Pendurance -pl profiling -am verify -DskipTests</pre>
 *
 * <p>{@code -Dendurance.arguments="skynet churn"} names those wanted.
 */
public final class Endurance {
    private static final List<Course> ALL =
            List.of(
                    new RingCourse(),
                    new SkynetCourse(),
                    new ChurnCourse(),
                    new StuckCourse(),
                    new CrowdCourse(),
                    new JournalCourse());

    private Endurance() {}

    /**
     * Runs courses.
     *
     * @param names of the courses; none for all
     */
    public static void main(String[] names) {
        PrintStream out = System.out;
        for (String name : names) {
            if (ALL.stream().noneMatch(course -> course.name().equals(name))) {
                System.err.println(
                        "no course '"
                                + name
                                + "'; there are "
                                + String.join(", ", ALL.stream().map(Course::name).toList()));
                System.exit(2);
            }
        }
        for (Course course : ALL) {
            if (names.length == 0 || List.of(names).contains(course.name())) {
                out.println("== " + course.name());
                course.run(out);
            }
        }
    }
}
