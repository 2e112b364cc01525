/// The doors of reports: as figures, as the lists behind them, as files.
@NullMarked
@NamedInterface("web")
package io.weiche.analytics.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
