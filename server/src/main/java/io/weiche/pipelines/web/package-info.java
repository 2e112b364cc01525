/// The doors of the dictionaries.
@NullMarked
package io.weiche.pipelines.web;

import org.jspecify.annotations.NullMarked;
