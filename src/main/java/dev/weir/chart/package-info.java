/**
 * How do figures look on a page that needs nothing beside it?
 *
 * <p>Bars as inline SVG ({@link dev.weir.chart.BarChart}) and the style of a report. State kept per key: none. An attacker chooses
 * names that stand in a report: all text is escaped, and nothing on the page runs.
 */
@NullMarked
package dev.weir.chart;

import org.jspecify.annotations.NullMarked;
