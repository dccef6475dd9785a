/* SPDX-License-Identifier: Apache-2.0 */
/** The beans of the recipes whose routes are YAML files in the folder {@code recipes}. */
@NullMarked
package io.github.camel8x8.examples.recipes;

import org.jspecify.annotations.NullMarked;
