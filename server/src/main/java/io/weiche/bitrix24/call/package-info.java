/// Running a method: one by itself, or many in a batch.
@NullMarked
package io.weiche.bitrix24.call;

import org.jspecify.annotations.NullMarked;
