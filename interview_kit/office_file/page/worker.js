// Runs the office in its own thread: starts Python from the parts that the page carries, and answers requests.
// Nothing is fetched: whatever Pyodide asks for by address is handed to it from the parts.
"use strict";

const HOME = "https://interview-kit.invalid/";
const stopped = new Set();
self.importScripts = undefined; // modules are imported here, and Pyodide asks which way we go
let python = null;
let queue = Promise.resolve();

self.onmessage = ({ data: message }) => {
  if (message.kind === "stop") {
    stopped.add(message.id);
  } else if (message.kind === "start") {
    queue = queue.then(() => start(message.parts)).catch(failed);
  } else {
    queue = queue.then(() => answer(message)).catch((error) => failed(error, message.id));
  }
};

function failed(error, id) {
  self.postMessage({ kind: "failed", id, reason: String(error && error.message ? error.message : error) });
}

async function start(parts) {
  const marks = [performance.now()];
  const mark = () => marks.push(performance.now());
  const unpacked = (name) => {
    const part = new Blob([parts[name]]);
    delete parts[name]; // what is unpacked is not kept twice
    return new Response(part.stream().pipeThrough(new DecompressionStream("gzip")));
  };
  const module = async (name) => {
    const source = await unpacked(name).blob();
    return import(URL.createObjectURL(new Blob([source], { type: "text/javascript" })));
  };
  const responses = {
    "pyodide.asm.wasm": new Response(unpacked("wasm").body, { headers: { "Content-Type": "application/wasm" } }),
    "python_stdlib.zip": unpacked("stdlib"),
  };
  self.fetch = async (address) => {
    const name = String(address.url || address).slice(HOME.length);
    if (!(name in responses)) throw new TypeError(`not in the page: ${name}`);
    return responses[name];
  };
  // Pyodide waits for ever for what it could not begin.
  const begin = WebAssembly.instantiateStreaming;
  WebAssembly.instantiateStreaming = (...words) => begin.apply(WebAssembly, words).catch((error) => { failed(error); throw error; });
  progress("Starter Python");
  const [{ loadPyodide }, engine] = await Promise.all([module("loader"), module("engine")]);
  mark();
  const pyodide = await loadPyodide({
    indexURL: HOME,
    createPyodideModule: engine.default,
    lockFileContents: { info: parts.lock, packages: {} },
    convertNullToNone: true,
    stdLibURL: HOME + "python_stdlib.zip",
    env: { HOME: "/home", PYDANTIC_DISABLE_PLUGINS: "__all__", INTERVIEW_KIT_CACHE: "0", LANGUAGE: "da", TZ: zone() },
    stdout: () => {},
    stderr: (line) => console.warn(line),
  });
  mark();
  progress("Læser programmet");
  for (const name of ["packages", "program"]) install(pyodide.FS, new Uint8Array(await unpacked(name).arrayBuffer()));
  mark();
  progress("Læser spørgsmålsbanken");
  pyodide.runPython("import sys; sys.path[:0] = ['/office/program', '/office/packages']");
  python = pyodide.pyimport("interview_kit.office.browser");
  const about = python.begin("about", pyodide.toPy({}));
  const first = plain(python.advance(about)).answer;
  about.destroy();
  if (!first.ok) throw new Error(first.log || first.problems.map(({ sentence }) => sentence).join(" "));
  progress("Gør klar");
  python.prepare();
  self.pyodide = pyodide;
  mark();
  self.postMessage({ kind: "ready", about: first, marks: marks.map((at) => at - marks[0]), bytes: memory(pyodide) });
}

// The number of bytes that Python holds.
const memory = (pyodide) => pyodide._module.HEAPU8.length;

// The time zone as C libraries read it: minutes west of Greenwich, without summer time.
function zone() {
  const minutes = new Date().getTimezoneOffset();
  const clock = `${Math.floor(Math.abs(minutes) / 60)}:${Math.abs(minutes) % 60}`;
  return `LOK${minutes < 0 ? "-" : "+"}${clock}`;
}

// A bundle is a line of JSON, path -> length, and then the files' bytes in that order.
function install(files, bundle) {
  const end = bundle.indexOf(10);
  const lengths = JSON.parse(new TextDecoder().decode(bundle.subarray(0, end)));
  const folders = new Set();
  let at = end + 1;
  for (const [path, length] of Object.entries(lengths)) {
    const folder = path.slice(0, path.lastIndexOf("/"));
    if (!folders.has(folder)) files.mkdirTree(folder);
    folders.add(folder);
    files.writeFile(path, bundle.subarray(at, at + length));
    at += length;
  }
}

function progress(what) {
  self.postMessage({ kind: "starting", what });
}

async function answer({ id, name, request }) {
  const asked = self.pyodide.toPy(request);
  const work = python.begin(name, asked);
  try {
    for (;;) {
      const { step, answer } = plain(python.advance(work));
      if (answer) {
        self.postMessage({ kind: "answer", id, answer });
        return;
      }
      self.postMessage({ kind: "step", id, step });
      await new Promise((resolve) => setTimeout(resolve));
      if (stopped.has(id)) {
        const state = plain(python.stop(work));
        self.postMessage({ kind: "stopped", id, state });
        return;
      }
    }
  } finally {
    stopped.delete(id);
    work.destroy();
    asked.destroy();
  }
}

function plain(proxy) {
  const value = proxy.toJs({ dict_converter: Object.fromEntries });
  proxy.destroy();
  return value;
}
