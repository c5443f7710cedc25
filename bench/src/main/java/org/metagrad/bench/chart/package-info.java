/**
 * Charts as SVG that read well on light and dark pages: read {@link Picture} (the paper) with
 * {@code Axis}, then {@link BarChart}, {@link LineChart}, {@link ScatterChart} and {@link
 * CurveChart} (learning curves with bands, survival curves as steps); {@link Svg} and {@link
 * Palette} write elements and colours, of films as well.
 */
package org.metagrad.bench.chart;
