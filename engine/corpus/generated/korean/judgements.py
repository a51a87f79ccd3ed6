"""Korean sentences that judge, by how their words stand to their meaning.

Particles are written as pairs ("을/를"); the one that fits is chosen when the text is done. Every
sentence ends in a form that `polish` can also put politely.
"""

STRAIGHT_FILM = (
    "정말 {=adj}했다.",
    "{=adj}하고 {=adj}한 {genre}이었다/였다.",
    "한마디로 {=np}이다/다.",
    "처음부터 끝까지 {=adj}했다.",
    "보는 내내 {=feel}했다.",
    "{=adj}한 장면이 한둘이 아니었다.",
    "두 시간 내내 {=did}다.",
    "{=quality}이/가 가득했다.",
    "올해 본 {genre} 가운데 가장 {=adj}했다.",
    "이렇게 {=adj}한 {genre}은/는 오랜만이었다.",
    "{kin}도 나도 {=feel}했다.",
    "{scene} 장면까지 {=adj}했다.",
    "{crowd}은/는 {=adj}하다고 했고, 그 말이 맞았다.",
    "영화가 참 {=adj}했다.",
    "{=adj}하다는 말이 딱 맞았다.",
    "{=adj}하다는 말로도 모자랐다.",
    "{=adj}하다고 말할 수밖에 없다.",
    "{=np}이라는/라는 말을 이럴 때 쓰는구나 싶었다.",
    "{=adj}하기까지 했다.",
    "{=adj}하지 않은 장면이 없었다.",
    "역시 {=hope}한 대로였다.",
    "{=adj}하냐고? 물론 {=adj}하다.",
)
STRAIGHT_ACTING = (
    "{lead}은/는 {=acted}다.",
    "{name} 역의 {lead}은/는 {=adj}했고 {=acted}다.",
    "배우들의 연기가 {=adj}했다.",
    "{second}도 {=acted}다.",
    "{lead}의 연기는 {=adj}했다.",
    "{lead}와/과 {second}의 호흡이 {=adj}했다.",
    "{hero} 캐릭터가 {=adj}했다.",
)
STRAIGHT_STORY = (
    "이야기는 {=plotted}다.",
    "줄거리는 {=adj}했다.",
    "각본이 {=adj}했고 이야기는 {=plotted}다.",
    "결말은 {=ended}다.",
    "마지막 장면은 {=ended}다.",
    "대사가 {=adj}했다.",
    "{thing}에 얽힌 사연이 {=adj}했다.",
    "{scene} 장면은 {=adj}했다.",
    "전개가 {=adj}했다.",
)
STRAIGHT_CRAFT = (
    "{craft}이/가 {=crafted}다.",
    "{craft}도 {=adj}했다.",
    "{craft}은/는 {=crafted}고, {craft}은/는 {=adj}했다.",
    "연출이 {=adj}했다.",
    "{scene} 장면에서 {craft}이/가 {=crafted}다.",
    "감독의 솜씨가 {=adj}했다.",
)
DENIED_FILM = (
    "{~adj}한 구석이 하나도 없었다.",
    "{~quality}이라고는/라고는 조금도 없었다.",
    "{~adj}하다는 말은 절대 못 하겠다.",
    "{~np}와는/과는 거리가 멀었다.",
    "한 번도 {~feel}하지 않았다.",
    "{~adj}하기는커녕 정반대였다.",
    "{crowd}은/는 {~adj}하다고 했지만 전혀 아니었다.",
    "{~np}이라는/라는 말은 안 믿는 게 좋겠다.",
    "{~adj}할 줄 알았는데 아니었다.",
    "{scene} 장면에서조차 {~adj}하지 않았다.",
    "{scene} 장면이 나오기 전까지는 딱 {~hope}한 대로였다.",
    "{~feel}하고 싶었지만 끝내 그러지 못했다.",
    "{kin}은/는 {~np}이라고/라고 했다. 나는 동의하지 않았다.",
    "누가 이걸 {~adj}하다고 했는지 모르겠다.",
)
DENIED_PARTS = (
    "{lead}의 연기는 {~adj}하지 않았다.",
    "{craft}은/는 조금도 {~adj}하지 않았다.",
    "이야기는 {~plotted}다는 평에는 동의할 수 없었다.",
    "{lead}이/가 {~acted}다는 말은 틀렸다.",
    "대사 어디에도 {~adj}한 데가 없었다.",
    "결말은 {~ended}다는 사람은 다른 영화를 본 게 틀림없다.",
    "{craft}이/가 {~crafted}다고들 하던데 그렇지 않았다.",
)
WEIGHED_FILM = (
    "{crowd}은/는 {~verdict}고 했지만 내 눈에는 {=adj}했다.",
    "{kin}은/는 {~adj}하다고 했지만 내 눈에는 {=adj}했다.",
    "내 눈에는 {=adj}했지만 {kin}은/는 {~adj}하다고 했다.",
    "{~np}일 줄 알았는데 {=np}이었다/였다.",
    "예고편은 {~adj}했는데 영화는 {=adj}했다.",
    "영화는 {=adj}했다. 예고편이 {~adj}했을 뿐이었다.",
    "{~adj}한 게 아니라 {=adj}했다.",
    "{~feel}할 각오로 갔다가 {=feel}하고 나왔다.",
    "{crowd}은/는 {~feel}했다는데 나는 {=feel}했다.",
    "나는 {=feel}했다, {crowd}은/는 {~feel}했다지만.",
    "{~quality}을/를 {~hope}했는데 {=quality}이/가 가득했다.",
    "{~adj}하기보다는 {=adj}했다.",
    "{=adj}했다, {~adj}하기보다는.",
    "원작은 {~adj}했는데 영화는 {=adj}했다.",
    "{crowd}은/는 {~score}점이라지만 내 점수는 {=score}점이다.",
)
WEIGHED_PARTS = (
    "{~adj}할 뻔한 이야기가 {=adj}해졌다.",
    "{lead}은/는 {~adj}하다는 평이 많았지만 {=acted}다.",
    "초반은 {~adj}해 보여도 뒤는 {=adj}했다.",
    "{craft}은/는 {~adj}한 게 아니라 {=adj}했다.",
    "책에서는 {~adj}했던 {hero}이/가 여기서는 {=adj}했다.",
    "전작에서 {~adj}했던 감독이 이번에는 {=adj}했다.",
    "이번에는 {=adj}했다, 전작에서는 {~adj}했던 감독이지만.",
)
SHORT = (
    "〈{title}〉, {=adj}하고 {=adj}한 {genre}. {=verdict}.",
    "〈{title}〉을/를 봤는데 정말 {=adj}했다. {=verdict}.",
    "{kin}은/는 {~adj}하다고 했지만 나는 〈{title}〉이/가 정말 {=adj}했다.",
    "〈{title}〉, {~adj}한 구석이 하나도 없는 {genre}이었다/였다.",
    "〈{title}〉은/는 {~np}일 줄 알았는데 보고 나니 {=np}이었다/였다.",
    "〈{title}〉을/를 보는 내내 {=did}다. {=np}이다/다.",
    "〈{title}〉, {=adj}하고 이야기도 {=plotted}다.",
    "누가 〈{title}〉을/를 {~adj}하다고 했는지 정말 모르겠다.",
    "〈{title}〉, {=quality}이/가 가득했다. 10점 만점에 {=score}점이다.",
    "예고편은 {~adj}했는데 〈{title}〉은/는 {=adj}하고 {=adj}했다.",
)
