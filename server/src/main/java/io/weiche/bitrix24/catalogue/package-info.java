/// The fields of a kind of record: how each is described, shown, written and filtered by.
@NullMarked
package io.weiche.bitrix24.catalogue;

import org.jspecify.annotations.NullMarked;
