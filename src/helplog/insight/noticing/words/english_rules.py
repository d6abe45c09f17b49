"""English: what shows an item, and what only looks like one."""

from __future__ import annotations

from typing import Final

ENGLISH_RULES: Final = """
# What became of an ask or an offer
their yes: he/she/they said ~ yes
their yes: said ~ yes
their yes: he/she/they/will ~ agreed
their yes: he's/she's/they're/they'll/she'll/he'll happy/glad/delighted/in/up/do/help/come
their yes: will do
their yes: he/she/they'd/he'd/she'd/they ~ love/loved to
their yes: of course he/she/they
their yes: he/she/they did
their yes: no problem
their yes: he/she/they ~ was/were/is/are ~ happy/glad/delighted to
their yes: $ yes
their no: he/she/they said ~ no
their no: said ~ no
their no: he/she/they ~ can't/couldn't/won't/refused/declined
their no: he's/she's/they're/is/was too/away/busy/not
their no: no luck
their no: he/she/they ~ has/have/had no time
their no: $ no
their later: he'll/she'll/they'll/will/would/he'd/she'd/to think/see/check/ask/let/get
their later: no answer/reply yet
their later: get/gets back to me
my yes: i/we ~ said ~ yes/okay/ok/sure/please
my yes: ~ said ~ yes
my yes: i/we/and ~ accepted/agreed
my yes: i/and ~ took it
my yes: i ~ let him/her/them
my yes: took him/her/them up
my yes: so/and we/she/he did
my yes: and/so i did
my yes: yes please
my no: i/we ~ said ~ no/not/there
my no: ~ said ~ no
my no: no_thanks/no_thank_you/no_need
my no: i/we ~ declined/refused
my no: ~ declined/refused $
my no: ~ declined of_course/politely/again
my no: turned/turn/waved/brushed him/her/them/it/that down/off/away
my no: turned it/that/him/her/them down
my no: i/we/ve i/i'd/i've/i'll/we'd/we'll/we/was/were/'d ~ be/got/manage/had/fine/handle/cope/it
my no: i/we ~ said ~ i/i'd/i've/i'll/i'm/we/we'd/we'll/we're/it
my no: told/telling him/her/them ~ i/i'd/i'll/we/we'd/i'm/not/no/it/we're/there/that
my no: i/we ~ wouldn't/didn't/couldn't let/accept/take
my no: i/we ~ didn't want to
my no: brushed it/that off
my no: i ~ said that's/that okay/fine/ok/alright
my no: i ~ sent him/her/them ~ home/away
my no: said ~ i'm/i'd/i'll/i've/we're/we'd/we'll/we've fine/ok/okay/good/be/manage/got/alright/cope
my no: thanks but no

# Handed over
handoffs: {i} ~ handed over? {what} over? to {who} ~ completely/entirely/fully/good
handoffs: {i} ~ handed {what} over to {who}
handoffs: {i} ~ handed over {what} to {who}
handoffs: {i} ~ handed {who} the/all/my whole/entire/complete/full/responsibility {what}
handoffs: {i} ~ passed/gave {what} over to {who}
handoffs: {i} ~ handed/gave/passed {who} full/complete/sole ownership/responsibility/charge of/for {what}
handoffs: {i} ~ delegated/transferred {what} to {who}
handoffs: {who} ~ owns the/all/my/our/all_the/this/that {what} now
handoffs: {who} ~ now owns {what}
handoffs: {who} ~ is now? in_charge_of/responsible_for {what} now/from_now_on
handoffs: {who} is now in_charge_of/responsible_for {what}
handoffs: {who} ~ has/'s? taken/took over {what} from_now_on/completely/for_good/entirely/permanently
handoffs: {who} ~ will/is take/taking over {what} from_now_on/completely/for_good/entirely/permanently
handoffs: from_now_on ~ {who} ~ does/handles/owns/runs/is_in_charge_of/takes_care_of {what}
handoffs: {who} ~ does/handles/runs/takes_care_of/looks_after {what} from_now_on/now_on
handoffs: {i} ~ handed/passed/gave ~ the/all whole/entire/complete {what} to {who}
handoffs: {i} ~ handed off {what} to {who}
handoffs: {i} ~ gave/handed/passed ~ {what} to {who} ~ it's/they're/it_is hers/his/theirs now
handoffs: {i} ~ made {who} responsible_for/in_charge_of/owner_of {what}
handoffs: {i} ~ put {who} in_charge_of {what}
handoffs: {what} is/are {whose} now/responsibility/job

# Turned down
declined: {i} ~ turned ~ down {whose} offer/help {what}?
declined: {i} ~ turned {who} down {what}?
declined: {i} ~ turned {whose} offer/help .. down
declined: {i} ~ declined/refused {whose} ~ .. offer/help {what}?
declined: {i} ~ declined/refused/rejected ~ help/offer/lift/offers from/of .. {who}
declined: {i} ~ said ~ no to {whose} offer/help {what}?
declined: {i} ~ said ~ no_thanks/no_thank_you/no to {who} .. offered/offering/wanted/offer {what}?
declined: {i} ~ said ~ no/no_thanks/no_thank_you when/but {who} ~ offered/wanted {what}
declined: {i} ~ told {who} .. no/not .. when/but he/she/they offered/wanted {what}
declined: {i} ~ brushed/waved/fobbed {who} off {what}?
declined: {i} ~ brushed/waved/pushed off/away/aside {whose} offer/help {what}?
declined: {i} ~ wouldn't/didn't/couldn't let {who} <lending> {what}?
declined: {i} ~ didn't accept/take {whose} offer/help {what}?

# Yes, said outright
accepted: {i} ~ said ~ yes to {whose} {what}
accepted: {i} ~ said ~ yes when/as/but {who} {what}
accepted: {i} ~ said ~ yes to {who} {what}?
accepted: {i} ~ accepted {whose} {what}
accepted: {i} ~ accepted ~ help/a_lift/a_ride/an_offer/the_offer/support/money from/of .. {who}
accepted: {i} ~ took ~ {who} up on {what}
accepted: {i} ~ took {whose} offer {what}?
accepted: {i} ~ let {who} <lending> {what}?
accepted: {i} ~ allowed {who} to <lending> {what}?
accepted: {i} ~ letting {who} <lending> {what}?

# Asked
asks: {i} ~ <called> {who} ... ask/asking/asked/begged/begging ~ him/her/them? if/whether/for/to {what}
asks: {i} ~ <called> {who} for ~ <favour> {what}?
asks: {i} ~ <asked> {who} ~ for ~ <favour> {what}?
asks: {i} ~ <asked> {who} ~ to ~ {what}
asks: {i} ~ <asked> {who} ~ if/whether ~ {who} <modal> {what}
asks: {i} ~ <asked> {who} ~ if/whether <he> {what}
asks: {i} ~ <asked> {who} ~ if/whether i could/can/might {what}
asks: {i} ~ <asked> {who} ~ for his/her/their/a/an/some/more {what}
asks: {i} ~ <asked> {who} ~ for {what} off
asks: {i} ~ <asked> for help/support/advice from {who}
asks: {i} ~ <asked> for his/her/their? help/support with {what}
asks: {i} ~ <asked> ~ for help/support
asks: {i} ~ <asked> {whose} help/advice {what}?
asks: {i} ~ <asked> {who} ~ would/could/can/will you {what}
asks: {i} ~ sent/wrote/left {who} ~ a .. message/text/email/note/voicemail .. asking/to_ask ~ for/if/whether/to? {what}
asks: {i} ~ told {who} ~ that? ~ i need/needed/could_use ~ help/a_hand/support {what}?
asks: {i} ~ got/had/convinced/persuaded {who} to agree to {what}
asks: {i} ~ <called> {who} if/whether <he> <modal>? {what}
asks: {i} ~ managed/dared to ask {who} to/for/if/whether {what}
asks: {i} ~ got/plucked/found ... courage to ask {who} to/for/if/whether {what}

# Offered
offers: {who} ~ has/have/'s? ~ offered ~ me/us? ~ to {what}
offers: {whose} ~ offered ~ me/us? to {what}
offers: {who} ~ has? offered ~ me/us ~ {what}
offers: {who} ~ has? offered ~ help/support/money/a_hand/a_lift/a_ride/his/her/their {what}?
offers: {who} ~ says/said/told_me/texted/mentioned/wrote ~ that? <he> ~ could/can/would/'ll/will/be {what}
offers: {who} ~ says/said/told_me/texted/wrote ~ he'd/she'd/they'd/she'll/he'll/they'll ~ be? happy/glad/love/like {what}
offers: {who} ~ says/said/told_me/wrote ~ he'd/she'd/they'd/she'll/he'll/they'll {what} if/whenever i/we/i'm/needed
offers: {who} ~ says/said/told_me/texted/wrote ~ he'd/she'd/they'd/she'll/he'll/they'll ~ help/lend/take/drive/pick/come_with/come_over/look_after/bring/cover/watch/cook/mind/introduce/babysit {what}?
offers: {who} ~ says/said/told_me ~ to ~ call/ring/text/ask/let/phone/shout/message/give {what}
offers: {who} ~ says/said/told_me ~ i/we can/could ~ call/ring/text/ask/borrow/stay/come/use/have/sleep/crash/count/bring/drop {what}
offers: {who} ~ asked/asks ~ me? if/whether i/we ~ need/needed/could_use {what}
offers: {who} ~ asked/asks ~ me? if/whether i/we ~ want/wanted ~ help/a_hand/company/a_lift/a_ride/him/her/them/someone {what}?
offers: {who} ~ asked/asks ~ me? if/whether <he> ~ can/could/should/might help/do/bring/take/get/come/stay/drive/call/pick/look/send/babysit {what}?
offers: {who} ~ asked/asks ~ what/how <he> could/can/might help/do
offers: {who} ~ volunteered to {what}
offers: {i} ~ got ~ an offer from {who} {what}?
offers answered: {who} ~ wanted/was/were/is/wants ~ going/trying/ready/willing? to {what}
offers answered: {who} ~ tried to help/pay/carry/take {what}?
offers answered: {who} ~ insisted on {what}
offers answered: {who} ~ has? offered {what}

# Thanked
thanks: {i} ~ thanked {who} {what}?
thanks: {i} ~ said ~ thank_you/thanks to {who} {what}?
thanks: {i} ~ said {who} thank_you/thanks
thanks: {i} ~ told {who} ~ thank_you/thanks
thanks: {i} ~ told {who} ~ how ~ grateful/glad/thankful {what}
thanks: {i} ~ told {who} ~ how much it/that/this/i/he/she/they/his/her/their/we .. meant/means/mean/helped/helps/appreciate/appreciated/matters/mattered {what}?
thanks: {i} ~ told {who} ~ what ~ it/that/his/her .. meant/means to_me
thanks: {i} ~ told {who} ~ that? ~ i'm/i_am/i_was ~ so? grateful/thankful {what}?
thanks: {i} ~ wrote/sent/made/gave/posted/dropped {who} .. thank-you/thank_you/thankyou ~ card/note/letter/message/email/text {what}?
thanks: {i} ~ wrote/sent/gave/posted/left .. thank-you/thank_you/thankyou ~ card/note/letter/message/email/text to/for {who} {what}?
thanks: thank-you/thank_you card/note/letter to {who} {what}?
thanks: {i} ~ sent/took/brought/gave/bought/baked/got {who} .. to_say/as_a/for_a ~ thanks/thank-you/thank_you/thankyou {what}?
thanks: {i} ~ sent/took/brought/gave/bought/baked/got/left/dropped/dropped_off/made/ordered .. to/for {who} .. to_say/as_a ~ thanks/thank-you/thank_you/thankyou {what}?
thanks: {i} ~ wrote/sent/called/rang/texted/messaged/emailed/phoned {who} ~ to_say/to ~ thank/thanks/thank_you {what}?
thanks: {i} ~ expressed my gratitude/thanks to {who} {what}?

# Helped, without a word about a yes
accepted: {who} ~ has/have/had/'s? ~ been? <helped> <me> {what}?
accepted: {who} ~ has/have/is/was/were been? helping <me> {what}?
accepted: {who} ~ has? gave/given/lent <me> .. <lift> {what}?
accepted: {who} ~ gave ~ up his/her/their {what} for me
accepted: {who} ~ made <me> ~ a/some/the/their/her/his? <food> {what}?
accepted: {who} ~ cooked/baked <me> {what}
accepted: {who} ~ bought/got/paid <me> ~ a/some/the/lunch/dinner/for {what}?
accepted: {who} ~ has? brought/drove/dropped/took/walked/picked/ran <me> ~ up/home/off/to/back/soup/a/some/food/dinner/lunch/through/over/flowers/groceries {what}?
accepted: {who} ~ brought ~ round/over/me/us? ~ a/some/his/her/their/the? <food> {what}?
accepted: {who} ~ brought/dropped ~ a/some/his/her/their/home-made/homemade? .. <food> ~ round/over/by/off
accepted: {who} ~ showed <me> ~ how/where/the/what/around/that {what}
accepted: {who} ~ explained .. to <me> {what}?
accepted: {who} ~ explained how/the/it/what {what}?
accepted: {who} ~ talked/walked/guided/took/led <me> ~ through/down/into/home {what}?
accepted: {who} ~ sent <me> ~ the/a/her/his/their/some notes/recipe/link/contact/number/documents/list/template/template/file {what}?
accepted: {who} ~ listened ~ to <me>? {what}?
accepted: {who} ~ let <me> {what}
accepted: {who} ~ stayed/sat/waited/came/went/cried/prayed/stood with <me> {what}?
accepted: {who} ~ covered/stood/filled/stepped/stuck/vouched ~ in/up? for <me> {what}?
accepted: {who} ~ came/drove/popped/stopped/stayed/went/travelled/flew/rushed/was .. to help/look_after/fix/mind/babysit/take {what}?
accepted: {who} ... and ~ <helped> <me> {what}?
accepted: {who} ... and ~ <mended> <my> ~ .. <my_things> {what}?
accepted: {who} ... and ~ gave/lent/made/showed <me> .. <lift> {what}?
accepted: {who} ~ came/drove/popped/stopped/went .. and ~ helped/fixed/carried/cooked/cleaned/sorted/did {what}?
accepted: {who} ~ cheered/picked/backed/woke/tucked/put/bailed/dropped/helped <me> up/off/in/out {what}?
accepted: {who} ~ looked/looks after me/us {what}?
accepted: {who} ~ took .. off my/our plate/hands/shoulders/desk/list/mind
accepted: {who} ~ lifted .. off my/our plate/hands/shoulders
accepted: {who} ~ <mended> <my> ~ .. <my_things> {what}?
accepted: {who} ~ did my/our ~ hair/nails/taxes/makeup/garden/paperwork/washing/ironing/accounts {what}?
accepted: {who} ~ took on ~ .. of my/our {what}
accepted: {who} ~ stepped/jumped in ~ when/for/so/because/as {what}
accepted: {who} ~ .. to explain .. to <me>
accepted: {who} ~ listened $
accepted: {who} ~ held ~ my/our {what}
accepted: {who} ~ covered/took/did my/the ~ .. shift/class/slot/meeting/call {what}?
accepted: {who} ~ <care> the/my/our/both ~ .. <ones> {what}?
accepted: {who} ~ came .. to ~ watch/look_after/mind/take/collect/get {what}
accepted: {who} ~ did the/my/our/all_the .. <chores> {what}?
accepted: {who} ~ carried/moved/lifted/pushed/put/assembled/built/painted/packed/cleaned/cooked .. <with_me> {what}?
accepted: {who} ~ carried/fixed/repaired/mended/lifted/brought the {what}
accepted: {who} ~ <past> .. for_me/for_us {what}?
accepted: {who} ~ cooked/made/baked dinner/lunch/breakfast/supper {what}?
accepted: {who} ~ babysat/baby-sat {what}?
accepted: {who} ~ helped ~ out? with the/my/our/all {what}
accepted: {who} ~ helped ~ to? carry/move/put/clear/clean/set/paint/pack/unload/load/lift/fix/cook/sort/find/look/plan/push/pull/hang/build/dig/wash/prepare/get/load/drag/bring/take the/my/our/up/out/everything/it {what}?
accepted: {who} ~ proofread/proof-read/reviewed/edited/translated my/the/our {what}
accepted: {who} ~ jump-started/jump_started/jumpstarted/towed my/the/our {what}
accepted: {who} ~ was/were ~ there for me/us {what}?
accepted: {who} ~ has ~ had? my/our back {what}?
accepted: {who} ~ paid ~ for? my/our/the {what}
accepted: {who} ~ and i ~ carried/moved/assembled/built/painted/cleaned {what}
accepted: {i} ~ got/had/received ~ a/some/loads_of/lots_of/great/the? ~ lift/ride/hand/help/support/advice/massage .. from/by/with {who} {what}?
accepted: {i} ~ got/had {who} to? help/carry/drive/fix/take/look/cover/come/watch/pick {what}?
accepted: with {whose} ~ help {what}?
accepted: with ~ the/a/some/lots_of/little? ~ help/support of/from {who} {what}?
accepted: {i} ~ was/were/got/been ~ driven/picked_up/helped/looked_after/rescued/collected/fetched/taken_home/driven_home/dropped_off/walked_home/fed/comforted .. by {who} {what}?
accepted: {i} ~ borrowed {whose} {what}
accepted: {i} ~ borrowed {what} from {who}

# Connected
connections: {i} ~ met ~ up? ~ with? {who}
connections: {i} ~ ran/bumped into {who}
connections: {i} ~ caught ~ up .. with {who}
connections: {i} ~ catching ~ up .. with {who}
connections: {i} ~ got talking/chatting/to_know ~ to? {who}
connections: {i} ~ reconnected/chatted/skyped/facetimed/hung_out/clicked/bonded ~ with/to? {who}
connections: {i} ~ made friends with {who}
connections: {i} ~ talked/spoke/chatted ~ to/with {who} .. for ages/hours/an/two/long/the/almost/nearly/over/a
connections: {i} ~ had/went/went_for/shared/enjoyed ~ a/an? .. <meal> ~ with {who}
connections: ^? <meal> with {who}
connections: {i} ~ had/shared/enjoyed {what} <meal> with {who}
connections: {i} ~ messaged/texted/called/phoned/rang/facetimed/skyped/visited {who} ... we ~ talked/chatted/laughed/spoke
connections: {i} ~ visited {who}
connections: {i} ~ went to see {who}
connections: {who} and i ~ talked/chatted/caught_up/met/went/had/spoke/laughed/hung_out
connections: {who} introduced me to {who}
connections: {who} ~ came ~ over/round/by? for .. <meal>
connections: dinner/lunch/coffee/tea/evening/drinks/supper at {whose}
connections: chatting/hung_out/hanging_out with {who}

# Needed, and not asked for
needs: {i} ~ need/needed/need_some/could_do_with ~ help/a_hand/support/some_help/someone/somebody/advice {what}?
needs: {i} ~ could ~ use/do_with ~ help/a_hand/support/some_help/someone/somebody/some_advice/some_support {what}?
needs: {i} ~ don't/do_not/dont ~ know/see how ~ to/i'm/i {what} alone/on_my_own/by_myself/myself
needs: {i} ~ don't/dont/have no know/idea/clue ~ how/where to ~ {what}
needs: no idea/clue ~ how/who to ~ {what}
needs: {i} ~ don't/dont know who to ask {what}?
needs: {i} ~ need/needed a/an <helper> {what}?
needs: i wish i had ~ someone/somebody/help {what}?
needs: {i} ~ can't ~ get {what} by_myself/alone/on_my_own
needs: {i} ~ should/ought/need/have/must/really_should ~ to? ask/find/call/get ~ someone/somebody/for_help/help/a_professional/an_expert {what}?
needs: {i} ~ should/need/ought/have/must ~ to? ask {who} ~ about/for/to/if {what}
needs: {i} ~ can't/cannot/can_not/cant ~ do/manage/cope/carry/handle/keep/face/finish/lift/get {what} alone/on_my_own/by_myself/any_more/anymore/any_longer/much_longer
needs: {i} ~ haven't/havent/not ~ asked ~ anyone/anybody/for_help {what}?
needs: {i} ~ keep ~ not asking {what}
needs: {i} ~ struggling/drowning/stuck/overwhelmed with/by/on/in {what}
needs: i'm ~ struggling/drowning/stuck/overwhelmed with/by/on/in {what}
needs: {i} would love/like some/a ~ help/hand/support with {what}
needs: i'd love/like some/a ~ help/hand/support with {what}
needs: it_would_be/would_be ~ good/great/nice/lovely to_have someone/somebody/help {what}?
needs: someone/somebody to help/look/take/watch {what} is_what_i_need
needs: still ~ no one/help/idea .. with/for {what}

# Held alone
alone: i'll/ill/i_will/i_can/i'd ~ just/better/rather ~ handle/do/sort/manage/deal/fix/cope/take/carry ~ with? ~ it/this/that/things/everything {what}?
alone: {i} ~ just/better handle/do ~ it/this/everything myself
alone: i'll/ill/i_will/i'd ~ rather? ~ do/handle/carry/fix/sort/take/manage ~ it/this/that/everything ~ <alone>
alone: i'll ~ handle/deal_with/sort/manage/sort_out ~ it/this/that/things $
alone: stayed up ... <alone>
alone: {i} ~ finishing/doing/cleaning/packing .. <alone>
alone: i'll manage/cope
alone: i ~ just handled/did/dealt it/with/everything/that {what}?
alone: {i} ~ did/carried/handled all/everything ... <alone>
alone: i ~ can ~ manage/cope/handle_it <alone>?
alone: i've/i_have got this
alone: {i} ~ <do_work> .. <alone>
alone: {i} ~ ended up ~ doing/carrying/cleaning/cooking/finishing/fixing/sorting/packing .. <alone>
alone: ~ doing/carrying/handling/managing/holding everything/it/all_of_it/the_whole_thing .. <alone>
alone: easier/quicker/faster/simpler ~ to/if ~ i? ~ just? do/did/doing ~ it/things/everything ~ <alone>
alone: {i} ~ didn't/did_not/didnt/don't/hate ~ want/like? ~ to/wanting? bother/burden/trouble/impose/inconvenience/be_a_bother/be_a_burden {what}?
alone: {i} ~ held/carry/carried/carrying it ~ all/everything ~ together? <alone>
alone: nobody/no_one ~ else ~ will/would/was/does/did ... i/so
alone: muddled/soldiered/powered/struggled through .. <alone>
alone: {i} ~ rather struggle/do {what}

# What others do to others, what is only wished, what is said in general
not: wish
not: wished
not: dreamt/dreamed/dreaming/dream
not: imagine/imagined/imagining/pretend/pretended
not: would/should/could/might have
not: would've/should've/could've/might've
not: when i was a/little/young/small/ten/eight/six/twelve/younger/at
not: years ago
not: as a kid/child/teenager/boy/girl
not: in the/a/this/that film/movie/book/novel/story/series/show/episode/podcast/article/game
not: the film/movie/book/novel/story/series/show/episode/article is/was/about/says/said
not: if only
not accepted declined asks offers thanks handoffs connections: people ~ say/should/always/often/who/like
not accepted declined asks offers thanks handoffs connections: used to
not accepted declined asks offers thanks connections alone: lovely/nice/great/good ~ it? would ~ be
not near: supposed/meant/planning/plan/hoping/hope/hopes to
not near accepted declined asks thanks connections handoffs: going to
not near accepted declined asks thanks connections handoffs: will/won't/won/gonna/tomorrow
not near accepted declined thanks connections handoffs asks: hope/hoping/hopefully
not near accepted declined thanks connections handoffs asks offers: if
not near accepted asks thanks connections handoffs offers: never
not near accepted asks thanks connections handoffs offers: not
not near accepted asks thanks connections handoffs offers: didn't/don't/doesn't/wasn't/hasn't/haven't/isn't/hadn't/won't/can't/couldn't/wouldn't/weren't/aren't/shouldn't/didnt/cannot/dont
not near accepted asks thanks connections handoffs offers: nobody/none/neither/nor/without/hardly/barely/no_one
not near accepted asks thanks connections handoffs: would/could/should/might/must
not near accepted asks thanks connections handoffs declined: almost/nearly/tried/wanted/pretended/forgot/failed/meant/afraid/scared/refused/dread/dreading
not near accepted asks thanks connections: always/usually/often/sometimes/normally
not near accepted asks thanks connections offers: every day/week/time/monday/night/morning/year/tuesday/sunday
not near accepted asks thanks connections handoffs: let's/lets
not near needs: don't need
not near needs: didn't/doesn't/not/never/no_longer need
not near needs: he/she/they/you/who/they'd/people
not near needs: asked him/her/them/my
not needs: i asked
not near alone: made/bought/got/poured/cooked/gave/baked/ran/took myself
not near alone: treated/enjoyed/hate/love/proud/happily/loved
not near alone: not/never/didn't/don't/can't/won't/couldn't/cannot/instead_of/stop/no_longer/without
not near alone: he/she/they
not near accepted: his/her/their ~ brother/sister/mum/dad/friend/neighbour/own
not near accepted: photos/pictures/selfies
not near accepted: cold/flu/look/headache/creeps/scare/lecture/stink-eye/finger/tears/crazy/mad/nuts/wall/bonkers
not near accepted: for_granted/to_court/by_surprise/the_wrong_way
not offers declined: beer/drink/tea/coffee/biscuit/biscuits/cookie/cigarette/gum/wine/sweets/chocolate/slice/crisps
not near accepted asks connections thanks: a/per week/day/month/year
not near accepted asks connections thanks: twice/once a
not accepted asks connections: for .. years
not near offers accepted declined: job/discount/refund/promotion/credit/mortgage/voucher/contract/position
not near connections: deadline/target/goal/expectations/budget/criteria/requirements
not near asks: out
not near asks: how/what/when/why/where
not accepted asks offers: each_other/one_another
not accepted: let me/us know/down/be/alone/go/off/finish_first
not near accepted: me for a/an/granted
not near accepted: told/said/thinks/says/heard/read/claims/reckons that/he/she/they
not near accepted offers asks: apparently
"""
