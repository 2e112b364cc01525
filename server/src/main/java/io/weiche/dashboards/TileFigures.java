package io.weiche.dashboards;

import io.weiche.analytics.Report;
import org.jspecify.annotations.Nullable;

/// What a tile shows.
///
/// @param place of the tile on its dashboard, from 0
/// @param report null for a goal
/// @param goal null for all others, and when the goal is gone
public record TileFigures(int place, @Nullable Report report, Goal.@Nullable Progress goal) {}
