package org.oomlab.core.report.html;

import io.jstach.jstache.JStache;
import io.jstach.jstache.JStacheConfig;
import io.jstach.jstache.JStacheType;
import org.oomlab.core.course.Moment;
import org.oomlab.core.text.Durations;

/**
 * Something that happened and was no kill.
 *
 * @param time when
 * @param text what
 * @param panic whether the machine stopped
 */
@JStacheConfig(type = JStacheType.STACHE)
@JStache(
    template =
        """
        <li class="moment"><span class="when">{{time}}</span> \
        <span{{#panic}} class="bad"{{/panic}}>{{text}}</span></li>
        """)
record MomentItem(String time, String text, boolean panic) {
  static MomentItem of(Moment moment) {
    return new MomentItem(
        Durations.ofMillis(moment.timeMicros() / 1000),
        moment.text(),
        moment.kind() == Moment.Kind.PANIC);
  }
}
