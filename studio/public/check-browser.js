// Written so that the oldest browser understands it: it says that the page will not open, where it will not. One came with Chrome 85, one
// with 87.
if (!('replaceAll' in String.prototype && 'CSS' in window && CSS.supports('inset', '0'))) {
  document.getElementById('old-browser').removeAttribute('hidden')
}
