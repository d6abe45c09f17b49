" Vim compiler file: :make runs helplog check, and its findings fill the quickfix list.
if exists("current_compiler")
  finish
endif
let current_compiler = "helplog"
let s:cpo_before = &cpo
set cpo&vim

if exists(":CompilerSet") != 2
  command -nargs=* CompilerSet setlocal <args>
endif
CompilerSet makeprg=helplog\ check\ --all
CompilerSet errorformat=%E%f:%l:%c:\ error:\ %m,%W%f:%l:%c:\ warning:\ %m,%N%f:%l:%c:\ note:\ %m,%I%f:%l:%c:\ info:\ %m,%C\ \ \ \ %m,%-G%.%#

let &cpo = s:cpo_before
unlet s:cpo_before
