/// Inquiry rules: in classic mode some inquiries skip the lead and become a customer and a deal at once; and the trial
/// that says what rules would have made of the last thirty days.
@NullMarked
package io.weiche.intake.rules;

import org.jspecify.annotations.NullMarked;
