package io.tacho.profiling;

import java.nio.file.Path;

/**
 * What was made of one event of a recording.
 *
 * @param event which one
 * @param samples how many there are; 0 says that the event never happened, and the pages are empty
 * @param flameGraph an HTML page
 * @param heatMap an HTML page
 */
public record EventPages(ProfileEvent event, long samples, Path flameGraph, Path heatMap) {}
