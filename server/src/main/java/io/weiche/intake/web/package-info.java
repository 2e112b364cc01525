/// The doors inquiries come through, and their list.
@NullMarked
package io.weiche.intake.web;

import org.jspecify.annotations.NullMarked;
