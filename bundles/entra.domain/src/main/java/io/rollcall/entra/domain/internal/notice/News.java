package io.rollcall.entra.domain.internal.notice;

import io.rollcall.entra.domain.settings.NoticeKind;

/**
 * Something to tell.
 *
 * @param subject the id of what it is about: while an equal one is unread it is not told again
 * @param content of the subject as it is told now: the same is not told twice, read or not; "" if that does not matter
 */
public record News(NoticeKind kind, String subject, String sentence, String content) {
    public static News of(NoticeKind kind, Object subject, String sentence) {
        return new News(kind, subject.toString(), sentence, "");
    }

    public News once(String version) {
        return new News(kind, subject, sentence, version);
    }
}
