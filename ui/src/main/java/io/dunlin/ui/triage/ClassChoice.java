package io.dunlin.ui.triage;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import io.dunlin.core.triage.ReplyClass;
import io.dunlin.ui.components.Texts;

/**
 * All classes with those ticked that a message has. Who types goes to the class that begins so, or has a word that does; the
 * same letter again goes to the next one. Arrows go along the list, Space ticks, Enter ticks only the class one is at.
 */
final class ClassChoice extends CheckboxGroup<ReplyClass> {

    private static final String KEYS = """
            if (this.dunlinKeys) {
              return;
            }
            this.dunlinKeys = true;
            const plain = text => text.toLowerCase().replace(/ł/g, 'l').normalize('NFD').replace(/[\\u0300-\\u036f]/g, '');
            const pause = 1000;
            let typed = '';
            let typedAt = 0;
            this.addEventListener('keydown', event => {
              const boxes = [...this.querySelectorAll('vaadin-checkbox')];
              const at = boxes.findIndex(box => box.contains(event.target));
              if (at < 0 || event.ctrlKey || event.altKey || event.metaKey) {
                return;
              }
              const columns = boxes.filter(box => box.offsetTop === boxes[0].offsetTop).length;
              const step = {ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns}[event.key];
              let to = null;
              if (step) {
                to = boxes[at + step];
              } else if (event.key === 'Enter') {
                this.value = [boxes[at].value];
              } else if (event.key.length === 1 && event.key !== ' ') {
                const again = event.timeStamp - typedAt < pause ? typed : '';
                typedAt = event.timeStamp;
                typed = again === plain(event.key) ? again : again + plain(event.key);
                const from = typed.length === 1 ? at + 1 : at;
                const onwards = [...boxes.slice(from), ...boxes.slice(0, from)];
                const names = box => plain(box.textContent.trim());
                to = onwards.find(box => names(box).startsWith(typed))
                  ?? onwards.find(box => names(box).split(/\\s+/).some(word => word.startsWith(typed)));
              } else {
                return;
              }
              event.preventDefault();
              to?.focus({focusVisible: true});
            });
            """;

    ClassChoice() {
        super(Texts.t("replies.classes"));
        setItems(ReplyClass.values());
        setItemLabelGenerator(Texts::t);
        setHelperText(Texts.t("replies.correct.keys"));
        addClassName("class-choice");
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        getElement().executeJs(KEYS);
    }
}
