/// What all lists share: filter, order, select and paging.
@NullMarked
package io.weiche.bitrix24.list;

import org.jspecify.annotations.NullMarked;
