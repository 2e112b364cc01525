package io.weiche.timeline.web;

/// A comment in a timeline.
record CommentRequest(String body) {}
