/**
 * Charts as SVG that read well on light and dark pages: read {@link Picture} (the paper) with
 * {@code Axis}, then {@link BarChart}, {@link LineChart} and {@link ScatterChart}; {@link Svg} and
 * {@link Palette} write elements and colours, of films as well.
 */
package org.metagrad.bench.chart;
