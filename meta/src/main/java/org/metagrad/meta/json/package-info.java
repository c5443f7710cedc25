/**
 * JSON, read and written strictly: headers of safetensors files and results of benchmarks. The
 * module does not export it.
 */
package org.metagrad.meta.json;
