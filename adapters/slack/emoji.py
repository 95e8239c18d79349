"""Slack's short names for emoji as the characters every platform shares.

A name that is not here is a custom emoji's, or one nobody has missed yet: it stays as it is.
"""

from __future__ import annotations

import re

_TABLE = """
white_check_mark ✅  heavy_check_mark ✔  ballot_box_with_check ☑  bulb 💡  pray 🙏  +1 👍
thumbsup 👍  -1 👎  thumbsdown 👎  heart ❤  orange_heart 🧡  yellow_heart 💛  green_heart 💚
blue_heart 💙  purple_heart 💜  brown_heart 🤎  black_heart 🖤  white_heart 🤍  sparkling_heart 💖
two_hearts 💕  star ⭐  star2 🌟  sparkles ✨  dizzy 💫  tada 🎉  confetti_ball 🎊  balloon 🎈  gift 🎁
clap 👏  raised_hands 🙌  open_hands 👐  ok_hand 👌  muscle 💪  wave 👋  hand ✋  raised_hand ✋  v ✌
crossed_fingers 🤞  handshake 🤝  point_up ☝  point_up_2 👆  point_down 👇  point_left 👈
point_right 👉  heart_hands 🫶  saluting_face 🫡  fire 🔥  boom 💥  zap ⚡  rocket 🚀  100 💯  eyes 👀
trophy 🏆  medal 🎖  sports_medal 🏅  first_place_medal 🥇  second_place_medal 🥈
third_place_medal 🥉  crown 👑  gem 💎  key 🔑  dart 🎯  compass 🧭  smile 😄  smiley 😃  grinning 😀
grin 😁  slightly_smiling_face 🙂  simple_smile 🙂  blush 😊  relaxed ☺  wink 😉  joy 😂  laughing 😆
satisfied 😆  sweat_smile 😅  rolling_on_the_floor_laughing 🤣  heart_eyes 😍  star-struck 🤩
sunglasses 😎  partying_face 🥳  hugging_face 🤗  thinking_face 🤔  face_with_monocle 🧐
neutral_face 😐  confused 😕  open_mouth 😮  astonished 😲  cry 😢  sob 😭  disappointed 😞
face_palm 🤦  shrug 🤷  bow 🙇  raising_hand 🙋  exploding_head 🤯  innocent 😇  nerd_face 🤓  x ❌
negative_squared_cross_mark ❎  heavy_multiplication_x ✖  no_entry ⛔  no_entry_sign 🚫  warning ⚠
question ❓  grey_question ❔  exclamation ❗  heavy_exclamation_mark ❗  grey_exclamation ❕
information_source ℹ  heavy_plus_sign ➕  heavy_minus_sign ➖  new 🆕  free 🆓  ok 🆗  cool 🆒  sos 🆘
arrow_up ⬆  arrow_down ⬇  arrow_right ➡  arrow_left ⬅  recycle ♻  red_circle 🔴
large_orange_circle 🟠  large_yellow_circle 🟡  large_green_circle 🟢  large_blue_circle 🔵
white_circle ⚪  black_circle ⚫  memo 📝  pencil 📝  pencil2 ✏  book 📖  open_book 📖  books 📚
bookmark 🔖  pushpin 📌  round_pushpin 📍  paperclip 📎  link 🔗  mag 🔍  mag_right 🔎
speech_balloon 💬  thought_balloon 💭  mega 📣  loudspeaker 📢  bell 🔔  no_bell 🔕  email ✉
envelope ✉  package 📦  truck 🚚  ship 🚢  airplane ✈  globe_with_meridians 🌐  earth_africa 🌍
earth_americas 🌎  earth_asia 🌏  world_map 🗺  calendar 📆  date 📅  spiral_calendar_pad 🗓
hourglass ⌛  hourglass_flowing_sand ⏳  watch ⌚  alarm_clock ⏰  moneybag 💰  euro 💶
chart_with_upwards_trend 📈  chart_with_downwards_trend 📉  bar_chart 📊  clipboard 📋  lock 🔒
unlock 🔓  wrench 🔧  hammer 🔨  gear ⚙  toolbox 🧰  test_tube 🧪  coffee ☕  tea 🍵  beer 🍺  cake 🍰
birthday 🎂  cookie 🍪  bread 🍞  cheese_wedge 🧀  fish 🐟  honey_pot 🍯  bouquet 💐  rose 🌹  tulip 🌷
sunflower 🌻  blossom 🌼  cherry_blossom 🌸  four_leaf_clover 🍀  seedling 🌱  herb 🌿
evergreen_tree 🌲  sunny ☀  rainbow 🌈  snowflake ❄  umbrella ☔  checkered_flag 🏁
triangular_flag_on_post 🚩  white_flag 🏳  robot_face 🤖  ghost 👻  house 🏠  bee 🐝  owl 🦉
unicorn_face 🦄  cat 🐱  dog 🐶  zero 0⃣  one 1⃣  two 2⃣  three 3⃣  four 4⃣  five 5⃣  six 6⃣
seven 7⃣  eight 8⃣  nine 9⃣  keycap_ten 🔟
"""
"""Names and characters, in turn."""
_WORDS: list[str] = list(_TABLE.split())
CHARACTERS: dict[str, str] = dict(zip(_WORDS[::2], _WORDS[1::2], strict=True))
_TONE = re.compile(r"::skin-tone-[2-6](?:-[2-6])?$")
_FLAG = re.compile(r"^flag-([a-z])([a-z])$")
_REGIONAL = ord("🇦") - ord("a")


def canonical(name: str) -> str:
    """The character behind Slack's short name, without skin tone; a custom emoji's name stays."""
    bare = _TONE.sub("", name.strip(":"))
    flag = _FLAG.match(bare)
    if flag:
        return "".join(chr(ord(letter) + _REGIONAL) for letter in flag.groups())
    return CHARACTERS.get(bare, bare)
