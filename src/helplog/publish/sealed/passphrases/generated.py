"""Passphrases that are made: six words that have nothing to do with each other.

A word out of 1,024 is ten bits, six are sixty; with a million rounds for each guess that is out of
anybody's reach. The words are short, common, and none is another one's neighbour in spelling.
"""

from __future__ import annotations

from secrets import choice
from typing import Final

WORDS_TOGETHER: Final = 6
_LIST: Final = """
abbey acorn actor adult agent album alley almanac almond amber anchor angel animal
ankle answer anthem antler apple apron arch arctic arena armor arrow artist aspen
atlas attic aunt autumn avenue award baby badge badger bagel bagpipe baker balcony
ballad ballet bamboo banana bandage banjo banner barber barley barn barrel basil
basket bath battery beach beacon beak beaver beetle bell belt bench beret berry
bicycle birch bird biscuit bishop bison blanket blossom blueberry boat bobbin
bonfire bonnet book border bottle boulder bowl bracket braid branch brass bread
breeze brick bridge brook broom brother brush bubble bucket buffalo bugle bulb
bundle bunny burger butter buttercup butterfly button buzzer cabbage cabin cable
cactus cage cake calendar camel camera camp canal canary candle candy canoe canvas
canyon cape captain caravan card cargo carpet carrot cart cashew castle cattle cave
cedar ceiling celery cellar cello cement chain chair chalk champion channel chapel
charcoal cheese cherry chess chest chestnut chicken chief child chimney chip choir
cider cinema cinnamon circle circus citrus city clarinet clay cliff clock closet
cloud clover clown coach coast coat cobalt cobweb cocoa coconut coffee coin collar
college comb comet compass compost concert cookie copper coral cork corner cottage
cotton couch cougar country cousin cove coyote crab cradle crane crater crayon cream
creek cricket crocus crow crown crumb crystal cuckoo cucumber curtain cushion cycle
cymbal cypress dairy daisy dance dandelion dawn deck deer degree delta denim dentist
desert desk dessert dewdrop diamond diary dingo dinner disco dish ditch diver doctor
dolphin domino donkey donut door dragon drama drawer dress drift driftwood drum duck
duet dune dusk dust eagle earring easel east echo eclipse edge elbow elder elephant
elevator ember emerald engine envelope errand evening express eyebrow fabric factory
falcon family farm feather fence fern ferry festival fiddle field film finch finger
fire fish flag flagstone flame flannel flask fleet flint flock floor flower flute
folder forest fork fountain foxglove frame freckle freezer fridge friend frog frost
fruit fudge funnel furnace gadget galaxy gallery gallon garage garden garlic garnet
gate gazebo gazelle gecko geese general ghost giant ginger giraffe glacier glass
globe glove glue goat goblet gold goldfish golf gondola gong goose gorilla gown
grain granite grape grass gravel gravy grocery guest guitar gull gumdrop gutter hail
hamlet hammer hammock hamster hand handle harbor hare harp harvest hat hawk hazel
heart heather hedge hedgehog helmet herb hero heron herring hill hinge hippo hockey
holiday holly honey hood hook horizon horn horse hospital hotel house hub hunter hut
hyena ice icicle igloo iguana ink insect iris iron island ivory ivy jackdaw jacket
jaguar jam jar jasmine jazz jeans jelly jersey jewel jockey journey jug juice jungle
juniper kangaroo kayak keeper kernel kettle key kidney king kingfisher kiosk kitchen
kite kitten kiwi knee knob knot koala label lace ladder ladle ladybird lagoon lake
lamb lamp land lantern laptop larch lasso laundry lava lavender lawn leaf leather
lemon lentil leopard letter lettuce lever library lighter lilac lily lime limestone
linen lion lizard llama lobster locker log loom lotus lounge lumber lunch lute lynx
macaw magnet magnolia magpie mail mallet mammoth mango manor mantle map maple marble
march margin marigold market maroon mask mat match mattress meadow medal melon
mentor menu merchant mermaid metal meteor midnight milk mill mineral mint mirror
mist mitten mole monkey month moon moose morning mosaic moss moth motor mountain
mouse mouth movie mud muffin mug mule museum mushroom music mustard myrtle nail
napkin nation navy neck nectar needle neon nephew nest net nettle newt nickel night
nightingale noodle noon north nose notebook novel nugget number nurse nut nutmeg
nylon oak oar oasis oat oatmeal ocean octopus office olive omelet onion opal opera
orange orbit orchard orchid organ orphan osprey ostrich otter oven owl oxygen oyster
paddle page paint paintbrush palace palm pan panda panel pansy panther paper parade
parcel park parrot parsley parsnip party pasta pastry path patio pattern paw pea
peach peacock peanut pear pearl pebble pedal pelican pencil penguin penny pepper
perfume petal phone photo piano pickle picnic pie pier pig pigeon pillow pilot pine
pinecone pioneer pipe pirate pitcher pizza planet plank plaster plate plaza plow
plum plumber pocket poem poet pole pollen pond pony poppy porch porridge port post
potato pottery powder prairie prince printer prism prize puddle puffin pulley pulp
pump pumpkin puppet puppy purse puzzle pyramid python quail quarry quartet quartz
queen quilt quiver quiz rabbit raccoon radar radio radish raft rail rain raisin rake
ramp ranch raven razor recipe reef referee rhubarb ribbon rice riddle ring river
road robe robin robot rocket roof rooster root rope rose rosemary rowboat ruby
rudder ruler runner rust sack saddle sail salad salmon salt sand sandal sandcastle
sapphire sardine satin sauce saucer sausage saxophone scale scarf school scooter
scout screw sculptor seagull seal season seed shadow shark sheep shelf shell
shepherd shield ship shirt shoe shore shovel shower shrimp shrub silk silver singer
sink sister skate sketch ski skirt sky slate sled sleeve slipper snail snake sneaker
snow snowdrop soap sock sofa soil soup south spade sparrow sphere spice spider
spinach spiral sponge spoon spring spruce square squid squirrel stable stadium stage
stair stamp star starfish station statue steam stem step stick stone stool stork
storm stove straw stream street string student studio sugar suitcase summer sun
sunflower sunset surgeon swan sweater swing syrup table tablet tailor tambourine
tandem target tart taxi teacher team teapot teaspoon temple tennis tent terrace
theater thimble thistle thorn thread thumb thunder ticket tide tiger tile timber tin
toast tomato tongue tooth torch tortoise toucan towel tower town toy tractor trail
train tray treasure tree treehouse triangle tribe trolley trophy trout truck trumpet
trunk tuba tulip tuna tundra tunnel turban turbine turkey turnip turtle tutor twig
twin umbrella uncle unicorn uniform valley vanilla vase vault velvet vest village
vine vinegar violet violin visitor volcano voyage vulture waffle wagon waiter wallet
walnut walrus waltz wardrobe wasp watch water waterfall wave wax weasel weather
weaver web whale wheat wheel whisker whistle willow wind windmill window wing winter
wizard wolf wombat wood wool worker world worm wreath wren wrist writer yacht yard
yarn year yeast yogurt yolk zebra zenith zipper zone
"""
WORDS: Final = tuple(_LIST.split())


def generated_passphrase() -> str:
    """Six words, chosen at random and anew each time."""
    return " ".join(choice(WORDS) for _ in range(WORDS_TOGETHER))
