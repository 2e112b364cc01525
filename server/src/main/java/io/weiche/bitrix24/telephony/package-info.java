/// Calls and lines in the vocabulary of `telephony.*`.
@NullMarked
package io.weiche.bitrix24.telephony;

import org.jspecify.annotations.NullMarked;
