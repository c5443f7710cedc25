/** Writing of SVG that reads well on light and dark pages. */
package org.metagrad.bench.chart;
