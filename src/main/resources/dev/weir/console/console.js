// Keys, the decision's dialog, ages that count on, and charts. Everything else is the server's.
(() => {
  'use strict';
  const $ = (selector, within = document) => within.querySelector(selector);
  const $$ = (selector, within = document) => [...within.querySelectorAll(selector)];

  // --- Theme: the server reads the cookie, so that a page never flashes in the other one.
  const dark = () => {
    const chosen = document.documentElement.dataset.theme;
    return chosen === 'auto' ? matchMedia('(prefers-color-scheme: dark)').matches : chosen === 'dark';
  };
  const switchTheme = () => {
    const theme = dark() ? 'light' : 'dark';
    document.documentElement.dataset.theme = theme;
    document.cookie = `weir-theme=${theme}; path=/; max-age=31536000; samesite=strict`;
    drawAll();
  };

  // --- Ages: in the words of Show.duration.
  const MINUTE = 60, HOUR = 3600, DAY = 86400;
  const rest = (amount, unit) => (amount ? ` ${amount} ${unit}` : '');
  const duration = s => s < MINUTE ? `${s} s`
    : s < HOUR ? `${Math.floor(s / MINUTE)} min`
    : s < DAY ? Math.floor(s / HOUR) + ' h' + rest(Math.floor(s % HOUR / MINUTE), 'min')
    : Math.floor(s / DAY) + ' d' + rest(Math.floor(s % DAY / HOUR), 'h');
  // The server's clock, not the browser's: the page says when it was written.
  const ahead = () => { const at = document.body.dataset.now; return at ? Date.now() - Number(at) : 0; };
  let skew = 0;
  const countOn = () => $$('time[datetime]').forEach(time => {
    const age = Math.round((Date.now() - skew - Date.parse(time.dateTime)) / 1000);
    time.textContent = (age < 0 ? 'in ' : '') + duration(Math.abs(age));
  });

  // --- Charts: numbers in data-chart, colours from the style.
  const colour = name => getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
  const draw = div => {
    const chart = JSON.parse(div.dataset.chart);
    div.replaceChildren();
    const axis = {stroke: colour('dim'), grid: {stroke: colour('line'), width: 1}, ticks: {stroke: colour('line'), width: 1}, font: '11px system-ui'};
    const bars = chart.bars && uPlot.paths.bars({size: [0.8, 28], align: 1});
    const days = (u, at, axis, space, step) => at.map(one => {
      const iso = new Date(one * 1000).toISOString();
      return step >= DAY || one % DAY === 0 ? iso.slice(5, 10) : iso.slice(11, 16);
    });
    const step = Math.min(...chart.times.slice(1).map((one, i) => one - chart.times[i]), bars || chart.times.length > 1 ? DAY : 60);
    // A day's bar is as wide as it is, and no hour of it means anything.
    const ticks = {incrs: step === DAY ? [1, 2, 4, 7, 14, 28, 56, 112, 364].map(one => one * DAY) : [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2880].map(one => one * 60)};
    // The library would put a single time at the beginning of years.
    const room = (low, high) => chart.times.length > 1 ? [low, bars ? high + step : high] : [low, low + (bars ? step : 3600)];
    const wide = (u, labels) => Math.max(48, 20 + 7 * Math.max(0, ...(labels || []).map(one => one.length)));
    // A line of one point is a dot.
    const alone = (u, i) => u.data[i].flatMap((one, at, all) => one != null && all[at - 1] == null && all[at + 1] == null ? [at] : []);
    new uPlot({
      width: Math.max(div.clientWidth, 200), height: div.clientHeight, legend: {show: false}, cursor: {y: false, drag: {x: true, y: false}},
      tzDate: ts => uPlot.tzDate(new Date(ts * 1000), 'Etc/UTC'),
      axes: [{...axis, ...ticks, values: days, size: 32}, {...axis, size: wide}],
      scales: {x: {range: (u, low, high) => room(low, high)}, y: {range: (u, low, high) => [Math.min(0, low), high > 0 ? high * 1.05 : 1]}},
      series: [{}, ...chart.series.map(one => ({label: one.name, stroke: colour(one.colour), width: bars ? 0 : 1.5, points: bars ? {show: false} : {show: true, size: 7, fill: colour(one.colour), filter: alone},
        fill: bars ? colour(one.colour) : undefined, paths: bars || undefined}))],
      hooks: {draw: [u => chart.marks.forEach(mark => {
        const x = u.valToPos(mark, 'x', true);
        u.ctx.fillStyle = colour('bad');
        u.ctx.fillRect(x - 1, u.bbox.top, 2, u.bbox.height);
      })], setCursor: [u => {
        const at = u.cursor.idx;
        div.title = at == null ? '' : new Date(u.data[0][at] * 1000).toISOString().slice(0, 16).replace('T', ' ') + ' UTC: '
          + chart.series.map(one => `${one.name} ${one.shown ? one.shown[at] : one.values[at]}`).join(', ');
      }]},
    }, [chart.times, ...chart.series.map(one => one.values)], div);
  };
  const drawAll = () => $$('.chart[data-chart]').forEach(draw);

  // --- Rows: one is current; it stays current when a live list is replaced.
  let current = null;
  const rows = () => $$('tr[data-row]');
  const row = () => rows().find(one => one.dataset.row === current);
  const mark = (to, focus) => {
    if (!to) return;
    current = to.dataset.row;
    history.replaceState({...history.state, row: current}, '');
    rows().forEach(one => one === to ? one.setAttribute('aria-current', 'true') : one.removeAttribute('aria-current'));
    if (focus) { to.focus({preventScroll: true}); to.scrollIntoView({block: 'nearest'}); }
  };
  const step = by => {
    const all = rows();
    if (!all.length) return;
    const at = all.indexOf(row());
    mark(all[at < 0 ? 0 : Math.max(0, Math.min(all.length - 1, at + by))], true);
  };
  const open = () => { const link = row() && $('a[href]', row()); if (link) link.click(); };
  const picked = () => $$('.pick:checked').length;
  const showPicked = () => $$('[data-picked]').forEach(one => { one.textContent = picked() ? `${picked()} chosen` : one.dataset.picked; });

  // --- Decisions: what a key or button asks for comes into the dialog.
  const dialog = () => $('#decide');
  let decided = false;
  // From the key until its panel is there, what is typed is the panel's: the beginning of a reason, and no other decision's key.
  let early = null;
  const coming = on => { early = on ? '' : null; };
  const takeEarly = first => {
    const typed = early;
    coming(false);
    if (!typed || !first || first.tagName !== 'SELECT') return;
    const meant = [...first.options].find(one => one.value && one.text.startsWith(typed));
    if (meant) first.value = meant.value;
  };
  const press = key => {
    const all = $$(`[data-key="${key}"]`).filter(one => !one.disabled && one.offsetParent !== null);
    // Where a row is current or rows are chosen, the key is about them.
    const button = (picked() || row()) && all.find(one => one.dataset.about === 'rows') || all[0];
    if (button) { button.click(); return true; }
    return false;
  };
  const refresh = () => htmx.ajax('GET', location.pathname + location.search, {target: '#content', select: '#content', swap: 'outerHTML'});

  // --- What was refused stands where one looks: in the open dialog, for all behind it is dark and unread, and else above the page.
  const AWAY = 'The console does not answer. Whether this arrived is not known: see Decisions before you send it again. What you typed is kept here.';
  const STALE = 'The console does not answer. This page is as it was at ';
  const notice = () => {
    if (!dialog().open) return $('#notice');
    const there = $('.notice', dialog());
    if (there) return there;
    const made = document.createElement('div');
    made.className = 'notice';
    made.setAttribute('aria-live', 'assertive');
    dialog().prepend(made);
    return made;
  };
  const say = (place, words) => {
    const line = document.createElement('p');
    line.className = 'wrong';
    line.setAttribute('role', 'alert');
    line.textContent = words;
    place.replaceChildren(line);
    line.scrollIntoView({block: 'nearest'});
  };
  const isLook = event => event.detail.requestConfig.verb === 'get';
  document.addEventListener('htmx:beforeRequest', event => {
    if (isLook(event) || event.detail.elt.matches('.sign-in')) return;
    $('#notice').replaceChildren();
    $$('.notice').forEach(one => one.remove());
    if (event.detail.target && event.detail.target.id === 'decide' && !dialog().open) coming(true);
  });
  document.addEventListener('htmx:afterRequest', event => { if (!isLook(event)) coming(false); });
  document.addEventListener('htmx:beforeSwap', event => {
    if (event.detail.target.id !== 'notice') return;
    // Who is signing in again is not interrupted by what the page asks meanwhile.
    if (event.detail.xhr.status === 401 && $('.sign-in')) { event.detail.shouldSwap = false; return; }
    event.detail.target = notice();
    event.detail.swapOverride = 'innerHTML';
  });
  let away = null;
  document.addEventListener('htmx:sendError', event => {
    if (!isLook(event)) { say(notice(), AWAY); return; }
    if (!away) { away = new Date().toISOString().slice(11, 16); say($('#notice'), STALE + away + ' UTC.'); }
  });
  document.addEventListener('htmx:afterOnLoad', () => { if (away) { away = null; $('#notice').replaceChildren(); } });

  document.addEventListener('htmx:configRequest', event => {
    // A decision on a list is about what is chosen, or else about the current row.
    const button = event.detail.elt;
    if (!button.dataset || button.dataset.about !== 'rows') return;
    const origins = picked() ? $$('.pick:checked').map(one => one.value) : row() ? [row().dataset.row] : [];
    if (!origins.length) { event.preventDefault(); coming(false); step(0); return; }
    event.detail.parameters.delete ? event.detail.parameters.delete('origin') : 0;
    if (event.detail.formData) { origins.forEach(one => event.detail.formData.append('origin', one)); }
    else event.detail.parameters.origin = origins;
  });
  document.addEventListener('htmx:afterSwap', event => {
    const again = $('.sign-in [autofocus]');
    if (again) again.focus();
    if (event.detail.target.id !== 'decide') return;
    if (!dialog().open && dialog().firstElementChild) { decided = false; dialog().showModal(); }
    if ($('[data-decided]', dialog())) decided = true;
    const first = $('[autofocus]', dialog());
    if (first) first.focus();
    bringBack();
    takeEarly(first);
    confirmable();
  });
  // Signed in again on the page that stands: its forms carry the new session's token. Somebody else begins with a page of their own.
  document.addEventListener('htmx:afterSettle', () => {
    const done = $('[data-csrf]');
    if (!done) return;
    if (done.dataset.name !== $('.who').textContent) { location.assign('/'); return; }
    document.body.setAttribute('hx-headers', JSON.stringify({'X-Weir-Csrf': done.dataset.csrf}));
    $$('[name=csrf]').forEach(one => { one.value = done.dataset.csrf; });
    done.removeAttribute('data-csrf');
    const send = $('button[type=submit]', dialog());
    if (send) send.focus();
  });
  document.addEventListener('htmx:afterSettle', event => {
    if (event.detail.target.id !== 'decide') { const again = row(); if (again) mark(again, document.activeElement === document.body); $$('.chart[data-chart]', event.detail.target).forEach(draw); }
    showPicked();
  });
  // What was typed in a panel that was left stands in it when it comes again, until the page goes.
  const drafts = {};
  const about = form => new URLSearchParams([...new FormData(form)].filter(([name]) =>
    ['action', 'origin', 'actor', 'campaign', 'case', 'decision'].includes(name))).toString();
  const typedIn = form => $$('[name=comment], [name=reason]', form);
  const keep = () => {
    const form = $('form.decide', dialog());
    if (form) drafts[about(form)] = typedIn(form).map(one => one.value);
  };
  const bringBack = () => {
    const form = $('form.decide', dialog());
    const draft = form && drafts[about(form)];
    if (draft) typedIn(form).forEach((one, i) => { one.value = one.value || draft[i] || ''; });
  };
  document.addEventListener('cancel', event => { if (event.target.id === 'decide') keep(); }, true);
  document.addEventListener('close', event => {
    // The browser says so a frame later: the next panel may be there.
    if (event.target.id !== 'decide' || event.target.open) return;
    dialog().replaceChildren();
    if (decided) { decided = false; refresh(); }
  }, true);

  // Above the cap the number of contributors is typed, not clicked.
  const confirmable = () => $$('[data-type]', dialog()).forEach(input => {
    $('button[type=submit]', input.form).disabled = input.value.trim() !== input.dataset.type;
  });
  document.addEventListener('input', event => { if (event.target.dataset.type) confirmable(); });
  document.addEventListener('change', event => { if (event.target.matches('.pick')) showPicked(); });
  // A file is read into the field that it belongs to: what is sent is what is seen.
  document.addEventListener('change', event => {
    const file = event.target.dataset.into && event.target.files[0];
    if (file) file.text().then(text => { $('#' + event.target.dataset.into).value = text; });
  });

  document.addEventListener('click', event => {
    if (event.target.closest('#theme')) switchTheme();
    else if (event.target.closest('#help')) $('#keys').showModal();
    else if (event.target.closest('[data-close]')) { keep(); dialog().close(); }
    else if (event.target.matches('#pick-all')) { $$('.pick').forEach(one => { one.checked = event.target.checked; }); showPicked(); }
    else {
      const to = event.target.closest('tr[data-row]');
      if (!to) return;
      mark(to, false);
      if (!event.target.closest('a, button, input, label') && !getSelection().toString()) open();
    }
  });
  document.addEventListener('focusin', event => { const to = event.target.closest('tr[data-row]'); if (to && event.target === to) mark(to, false); });

  // --- Keys
  let going = 0;
  document.addEventListener('keydown', event => {
    // The browser takes the focus out of a dialog a frame after it was closed: what is typed meanwhile is the page's.
    const shut = event.target.closest('dialog:not([open])');
    const typing = !shut && event.target.matches('input:not([type=checkbox]), select, textarea');
    const form = typing ? event.target.form : !shut && event.target.closest('#decide') && $('form.decide', dialog());
    if (event.key === 'Enter' && event.ctrlKey && form) { event.preventDefault(); form.requestSubmit(); return; }
    if (event.key === 'Escape' && typing && !event.target.closest('dialog')) { event.target.blur(); return; }
    if (typing || event.ctrlKey || event.metaKey || event.altKey || $('dialog[open]')) return;
    if (early !== null && (event.key.length === 1 || event.key === 'Enter')) {
      early += event.key.length === 1 ? event.key : '';
      event.preventDefault();
      return;
    }
    if (going && Date.now() - going < 1500) {
      going = 0;
      const to = $(`nav a[data-go="${CSS.escape(event.key)}"]`);
      if (to) { event.preventDefault(); to.click(); return; }
    }
    going = 0;
    switch (event.key) {
      case 'j': case 'ArrowDown': if (!rows().length) return; step(1); break;
      case 'k': case 'ArrowUp': if (!rows().length) return; step(-1); break;
      case 'Enter': if (event.target.matches('a, button, summary') || !row()) return; open(); break;
      case ' ': { const pick = row() && $('.pick', row()); if (!pick || event.target.matches('button, a')) return; if (event.target !== pick) { pick.checked = !pick.checked; showPicked(); } else return; break; }
      case 'g': going = Date.now(); break;
      case '?': $('#keys').showModal(); break;
      case 't': switchTheme(); break;
      case '/': { const filter = $('#filter'); if (!filter) return; filter.focus(); filter.select && filter.select(); break; }
      default: if (!/^[a-z]$/.test(event.key) || !press(event.key)) return;
    }
    event.preventDefault();
  });

  document.addEventListener('DOMContentLoaded', () => {
    skew = ahead();
    // Who comes back goes on where they were.
    current = history.state && history.state.row || null;
    if (row()) mark(row(), document.activeElement === document.body);
    drawAll();
    setInterval(countOn, 10000);
    addEventListener('resize', (() => { let wait; return () => { clearTimeout(wait); wait = setTimeout(drawAll, 150); }; })());
  });
})();
