/// How values look on the wire: parameters in every encoding, dates, scalars, the answer's JSON, errors.
@NullMarked
package io.weiche.bitrix24.wire;

import org.jspecify.annotations.NullMarked;
