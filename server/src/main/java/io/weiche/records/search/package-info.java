/// Finding any record by the words people know it by: the words of records, written in the background, and the search
/// over them.
@NullMarked
package io.weiche.records.search;

import org.jspecify.annotations.NullMarked;
