/// The doors of dashboards.
@NullMarked
package io.weiche.dashboards.web;

import org.jspecify.annotations.NullMarked;
