/// Reports of leads, deals and people: funnels, conversion, what was won and lost, what is expected, who does how much.
/// Counted are the records themselves; each number and the list behind it are read by the same condition.
@NullMarked
@NamedInterface("sales")
package io.weiche.analytics.sales;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
