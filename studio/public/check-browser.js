if (!('replaceAll' in String.prototype && 'CSS' in window && CSS.supports('inset', '0'))) {
  document.getElementById('old-browser').removeAttribute('hidden')
}
