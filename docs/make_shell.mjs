// Compiles Python sources to byte code with the very Python that runs in the page:
// `node docs/make_shell.mjs PYODIDE SOURCES TARGET`, a folder and two zips. Called by `docs/make_shell.py`.
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [pyodideFolder, sources, target] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(`${pyodideFolder}/pyodide.mjs`).href);
const pyodide = await loadPyodide({ indexURL: `${pyodideFolder}/` });
pyodide.FS.writeFile("/sources.zip", readFileSync(sources));
pyodide.runPython(`
import importlib.util, io, marshal, zipfile
with zipfile.ZipFile("/sources.zip") as given, zipfile.ZipFile("/compiled.zip", "w") as made:
    for name in given.namelist():
        source = given.read(name)
        if name.endswith(".py"):
            code = compile(source, name, "exec", dont_inherit=True, optimize=2)
            # PEP 552: an unchecked pyc of this source's hash
            head = importlib.util.MAGIC_NUMBER + (1).to_bytes(4, "little") + importlib.util.source_hash(source)
            made.writestr(zipfile.ZipInfo(name + "c"), head + marshal.dumps(code))
        else:
            made.writestr(zipfile.ZipInfo(name), source)
`);
writeFileSync(target, pyodide.FS.readFile("/compiled.zip"));
