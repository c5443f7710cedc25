/**
 * Named tensors in files: read {@link SafeTensors}, then {@link ParameterLayout}, the names and
 * shapes of a flat vector.
 */
package org.metagrad.meta.file;
