/// The doors of timelines and activities.
@NullMarked
package io.weiche.timeline.web;

import org.jspecify.annotations.NullMarked;
