// A phone that uses isomorphic-git, as mobile editors do: no drivers, no hooks; a conflict is committed with its markers.
// node phone.cjs MODULES DIR URL clone|bring
const { join } = require('path')
const [modules, dir, url, act] = process.argv.slice(2)
const git = require(join(modules, 'isomorphic-git'))
const http = require(join(modules, 'isomorphic-git/http/node'))
const fs = require('fs')
const author = { name: 'Phone', email: 'phone@example.org' }

async function addAll() {
  for (const [filepath, , work] of await git.statusMatrix({ fs, dir })) {
    if (work === 0) await git.remove({ fs, dir, filepath })
    else await git.add({ fs, dir, filepath })
  }
}

async function changed() {
  return (await git.statusMatrix({ fs, dir })).some(([, head, work, stage]) => head !== 1 || work !== 1 || stage !== 1)
}

async function bring() {
  if (await changed()) {
    await addAll()
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
    await addAll()
    await git.commit({ fs, dir, author, message: 'phone merges', parent: [ours, theirs] })
  }
  const pushed = await git.push({ fs, http, dir, url, ref: 'main', remoteRef: 'main' })
  console.log(JSON.stringify({ ok: pushed.ok, conflict }))
}

async function clone() {
  await git.clone({ fs, http, dir, url, ref: 'main', singleBranch: true })
  console.log(JSON.stringify({ ok: true }))
}

(act === 'clone' ? clone() : bring()).catch(error => {
  console.log(JSON.stringify({ ok: false, error: `${error.code || ''} ${error.message}` }))
})
