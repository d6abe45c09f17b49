// A phone that uses isomorphic-git, as mobile editors do: no drivers, no hooks; a conflict is committed with its markers.
// node phone.cjs MODULES: each line, {"dir", "url", "act": "clone" or "bring"}, is answered by one
const { join } = require('path')
const [modules] = process.argv.slice(2)
const { createInterface } = require('readline')
const git = require(join(modules, 'isomorphic-git'))
const http = require(join(modules, 'isomorphic-git/http/node'))
const fs = require('fs')
const author = { name: 'Phone', email: 'phone@example.org' }

async function addAll(dir) {
  for (const [filepath, , work] of await git.statusMatrix({ fs, dir })) {
    if (work === 0) await git.remove({ fs, dir, filepath })
    else await git.add({ fs, dir, filepath })
  }
}

async function changed(dir) {
  return (await git.statusMatrix({ fs, dir })).some(([, head, work, stage]) => head !== 1 || work !== 1 || stage !== 1)
}

async function bring(dir, url) {
  if (await changed(dir)) {
    await addAll(dir)
    await git.commit({ fs, dir, author, message: 'phone' })
  }
  await git.fetch({ fs, http, dir, url, ref: 'main', singleBranch: true })
  const theirs = await git.resolveRef({ fs, dir, ref: 'refs/remotes/origin/main' })
  const ours = await git.resolveRef({ fs, dir, ref: 'HEAD' })
  let conflict = false
  try {
    await git.merge({ fs, dir, ours: 'main', theirs: 'origin/main', author, abortOnConflict: false })
    await git.checkout({ fs, dir, ref: 'main', force: true })
  } catch (error) {
    if (error.code !== 'MergeConflictError') throw error
    conflict = true
    await addAll(dir)
    await git.commit({ fs, dir, author, message: 'phone merges', parent: [ours, theirs] })
  }
  const pushed = await git.push({ fs, http, dir, url, ref: 'main', remoteRef: 'main' })
  return { ok: pushed.ok, conflict }
}

async function clone(dir, url) {
  await git.clone({ fs, http, dir, url, ref: 'main', singleBranch: true })
  return { ok: true }
}

async function answerAll() {
  for await (const line of createInterface({ input: process.stdin })) {
    const { dir, url, act } = JSON.parse(line)
    const said = await (act === 'clone' ? clone : bring)(dir, url).catch(error => (
      { ok: false, error: `${error.code || ''} ${error.message}` }
    ))
    console.log(JSON.stringify(said))
  }
}

answerAll()
