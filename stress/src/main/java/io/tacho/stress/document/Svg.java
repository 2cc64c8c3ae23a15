package io.tacho.stress.document;

import java.util.Locale;

/**
 * A drawing as wide as its place and of a fixed height: across, places are shares of the width, so
 * that nothing is distorted on a screen of any width; down, they are pixels. Colours are of the
 * style sheet, by class. For one thread.
 */
public final class Svg {
    private static final double PERCENT = 100;

    private final StringBuilder shapes = new StringBuilder();
    private final int height;

    /**
     * An empty drawing.
     *
     * @param height pixels
     */
    public Svg(int height) {
        this.height = height;
    }

    /**
     * A horizontal line.
     *
     * @param from share of the width, 0 to 1
     * @param to the same
     * @param y pixels from the top
     * @param style its class
     * @return this
     */
    public Svg line(double from, double to, double y, String style) {
        return line(from, y, to, y, style);
    }

    /**
     * A vertical line.
     *
     * @param x share of the width, 0 to 1
     * @param top pixels
     * @param bottom pixels
     * @param style its class
     * @return this
     */
    public Svg tick(double x, double top, double bottom, String style) {
        return line(x, top, x, bottom, style);
    }

    private Svg line(double x1, double y1, double x2, double y2, String style) {
        return shape(
                "<line class=\"%s\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>",
                style, across(x1), down(y1), across(x2), down(y2));
    }

    /**
     * A rectangle.
     *
     * @param from share of the width, 0 to 1
     * @param to the same
     * @param top pixels
     * @param bottom pixels
     * @param style its class
     * @return this
     */
    public Svg box(double from, double to, double top, double bottom, String style) {
        return shape(
                "<rect class=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"/>",
                style, across(from), down(top), across(to - from), down(bottom - top));
    }

    /**
     * A circle.
     *
     * @param x share of the width, 0 to 1
     * @param y pixels from the top
     * @param radius pixels
     * @param style its class
     * @return this
     */
    public Svg dot(double x, double y, double radius, String style) {
        return shape(
                "<circle class=\"%s\" cx=\"%s\" cy=\"%s\" r=\"%s\"/>",
                style, across(x), down(y), down(radius));
    }

    /**
     * Words, in the middle of a place.
     *
     * @param x share of the width, 0 to 1
     * @param baseline pixels from the top
     * @param text any
     * @param style its class
     * @return this
     */
    public Svg text(double x, double baseline, String text, String style) {
        return shape(
                "<text class=\"%s\" x=\"%s\" y=\"%s\" text-anchor=\"middle\">%s</text>",
                style, across(x), down(baseline), Markup.text(text));
    }

    private Svg shape(String format, Object... values) {
        shapes.append(String.format(Locale.ROOT, format, values));
        return this;
    }

    private static String across(double share) {
        return String.format(Locale.ROOT, "%.2f%%", PERCENT * share);
    }

    private static String down(double pixels) {
        return String.format(Locale.ROOT, "%.1f", pixels);
    }

    /** The element. What it says is in words too, so that a screen reader may pass it by. */
    String element() {
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" height=\""
                + height
                + "\" width=\"100%\" aria-hidden=\"true\">"
                + shapes
                + "</svg>";
    }
}
