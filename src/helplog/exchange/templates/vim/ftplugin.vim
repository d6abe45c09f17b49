" Vim filetype plugin for the pages of a helplog journal: :make, and names with CTRL-X CTRL-U.
if exists("b:did_helplog") || empty(findfile("mkdocs.yml", expand("%:p:h") . ";"))
  finish
endif
if match(readfile(findfile("mkdocs.yml", expand("%:p:h") . ";")), '^\s*-\s*helplog\>') < 0
  finish
endif
let b:did_helplog = 1
let s:cpo_before = &cpo
set cpo&vim

compiler helplog
setlocal completefunc=HelplogNames
let b:undo_ftplugin = get(b:, "undo_ftplugin", "execute") . " | setlocal makeprg< errorformat< completefunc< | unlet! b:did_helplog b:current_compiler"

if !exists("*HelplogNames")
  function HelplogNames(findstart, base)
    if a:findstart
      return match(strpart(getline("."), 0, col(".") - 1), '\k*$')
    endif
    let l:people = json_decode(system("helplog people --json -J " . shellescape(expand("%:p:h"))))
    let l:names = map(l:people, "v:val.name")
    return filter(l:names, "stridx(tolower(v:val), tolower(a:base)) == 0")
  endfunction
endif

let &cpo = s:cpo_before
unlet s:cpo_before
